package rollcall.rollup.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.NewNames;
import rollcall.rollup.SeriesKey;
import rollcall.store.events.EventLine;
import rollcall.store.events.EventSummary;
import rollcall.store.rollups.EventCount;

/**
 * Collects the counts of batches for one product and day. Limits keep a sender that makes names and values up from filling the database and
 * every page: names and values beyond the limits are counted as {@link SeriesKey#OTHER}. Beyond a limit, values of the day before are
 * admitted, and names and values that a second instance sends, up to higher limits. So a flood of made-up names displaces no common name.
 */
final class DayAccumulator {
    /** Most different values of one field, name and day, of all instances together. */
    private static final int MOST_VALUES = 1_000;

    /** Most rows of one name and day, of all instances together. */
    private static final int MOST_ROWS = 5_000;

    /** Most pairs of type and source of one name and day. */
    private static final int MOST_KINDS = 200;

    /** Most characters of a name or value; a key of the table cannot be much longer. */
    static final int LONGEST = 200;

    private static final char BETWEEN = '\0';

    private final Function<String, Collection<EventCount.Key>> dayBefore;
    private final Map<EventCount.Key, SeriesAccumulator> tallies = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> values = new HashMap<>();
    private final Map<String, Set<EventCount.Key>> before = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param dayBefore gives the keys of a name on the day before
     */
    DayAccumulator(Function<String, Collection<EventCount.Key>> dayBefore) {
        this.dayBefore = dayBefore;
    }

    /** Whether {@link #know} was called with this name. */
    boolean knows(String name) {
        return names.contains(name);
    }

    /**
     * Admits a name. Has to be called before the first line of the name is added.
     *
     * @param keys the name's keys that the day has already; they stay admitted
     */
    void know(String name, Collection<EventCount.Key> keys) {
        keys.forEach(key -> note(key.name(), key.field(), key.value()));
        names.add(name);
    }

    /** Counts a line. If its name was not admitted, it counts as {@link SeriesKey#OTHER}, without its values. */
    void add(int ordinal, String version, EventLine eventLine, NewNames newNames) {
        String name = names.contains(eventLine.name()) ? eventLine.name() : SeriesKey.OTHER;
        add(EventSeriesKey.EVERYONE, ordinal, eventLine);
        add(EventSeriesKey.all(name), ordinal, eventLine);
        add(key(name, EventSeriesKey.KIND, kind(name, eventLine)), ordinal, eventLine);
        if (!version.isEmpty()) {
            count(new EventCount.Key(name, EventSeriesKey.VERSION, version), ordinal, eventLine.events(), newNames);
        }
        if (!name.equals(SeriesKey.OTHER)) {
            for (EventSummary.Value value : eventLine.values()) {
                String said = value.field().equals(EventSeriesKey.ERROR)
                        ? EventSeriesKey.error(value.value(), version)
                        : value.value();
                count(new EventCount.Key(name, value.field(), said), ordinal, value.events(), newNames);
            }
        }
    }

    Map<EventCount.Key, SeriesAccumulator> tallies() {
        return tallies;
    }

    private void add(EventCount.Key key, int ordinal, EventLine eventLine) {
        SeriesAccumulator tally = tally(key);
        tally.add(ordinal, eventLine.events());
        eventLine.profiles().forEach(tally.profiles()::add);
    }

    private String kind(String name, EventLine eventLine) {
        String kind = EventSeriesKey.kind(eventLine.type(), eventLine.source());
        Set<String> known = known(name, EventSeriesKey.KIND);
        boolean room = known.size() < MOST_KINDS && kind.length() <= LONGEST;
        return room || known.contains(kind) ? kind : EventSeriesKey.kind(SeriesKey.OTHER, "");
    }

    private void count(EventCount.Key key, int ordinal, long events, NewNames newNames) {
        if (key.field().length() > LONGEST) {
            return;
        }
        Set<String> known = known(key.name(), key.field());
        boolean room = rows.getOrDefault(key.name(), 0) < MOST_ROWS;
        if (known.contains(key.value()) || admits(key, known.size(), ordinal, newNames)) {
            tally(key(key.name(), key.field(), key.value())).add(ordinal, events);
        } else if (room || known.contains(SeriesKey.OTHER)) {
            tally(key(key.name(), key.field(), SeriesKey.OTHER)).add(ordinal, events);
        }
    }

    private boolean admits(EventCount.Key key, int known, int ordinal, NewNames newNames) {
        int ofName = rows.getOrDefault(key.name(), 0);
        if (key.value().length() > LONGEST || ofName >= 2 * MOST_ROWS || known >= 3 * MOST_VALUES) {
            return false;
        }
        boolean room = ofName < MOST_ROWS && known < MOST_VALUES;
        return room
                || before(key.name()).contains(key)
                || known < 2 * MOST_VALUES
                        && newNames.second(key.name() + BETWEEN + key.field() + BETWEEN + key.value(), ordinal)
                                .isPresent();
    }

    private Set<EventCount.Key> before(String name) {
        return before.computeIfAbsent(
                name, none -> dayBefore.apply(name).stream().collect(Collectors.toSet()));
    }

    private Set<String> known(String name, String field) {
        return values.computeIfAbsent(name, none -> new HashMap<>()).getOrDefault(field, Set.of());
    }

    private SeriesAccumulator tally(EventCount.Key key) {
        return tallies.computeIfAbsent(key, none -> new SeriesAccumulator());
    }

    private EventCount.Key key(String name, String field, String value) {
        note(name, field, value);
        return new EventCount.Key(name, field, value);
    }

    private void note(String name, String field, String value) {
        boolean added = values.computeIfAbsent(name, none -> new HashMap<>())
                .computeIfAbsent(field, none -> new HashSet<>())
                .add(value);
        if (added) {
            rows.merge(name, 1, Integer::sum);
        }
    }
}
