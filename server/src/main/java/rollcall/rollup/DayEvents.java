package rollcall.rollup;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rollcall.store.EventKey;
import rollcall.store.EventSummary;

/**
 * Gathers what batches say of one product and day. Its limits keep a sender that makes names and values up from filling the database and
 * every page; what is over them is counted under {@link Cell#OTHER}.
 */
final class DayEvents {
    /** Different names of one day, apart from those that were met before. */
    private static final int MOST_NAMES = 1_000;

    /** Different values of one field, name and day. */
    private static final int MOST_VALUES = 1_000;

    /** Rows of one name and day. Fields that come first when there are as many are not counted. */
    private static final int MOST_ROWS = 5_000;

    /** Characters of a name or value; a key of the table cannot be much longer. */
    private static final int LONGEST = 200;

    private final Map<EventKey, CellTally> tallies = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> values = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int namesOfTheDay;

    /**
     * @param namesOfTheDay how many names the day has already
     */
    DayEvents(int namesOfTheDay) {
        this.namesOfTheDay = namesOfTheDay;
    }

    /** Whether {@link #know} is still to be told of this name. */
    boolean isNew(String name) {
        return !names.contains(name);
    }

    /**
     * Has to come before the first line of a name.
     *
     * @param keys what the day has of it already: that goes on whatever else comes
     * @param met whether the name was met on any day
     */
    void know(String name, Collection<EventKey> keys, boolean met) {
        keys.forEach(key -> note(key.name(), key.field(), key.value()));
        if (met || !keys.isEmpty()) {
            names.add(name);
        } else if (namesOfTheDay < MOST_NAMES && name.length() <= LONGEST) {
            names.add(name);
            namesOfTheDay++;
        }
    }

    void add(int ordinal, String version, EventSummary.Line line) {
        String name = names.contains(line.name()) ? line.name() : Cell.OTHER;
        add(EventCell.EVERYONE, ordinal, line);
        add(EventCell.all(name), ordinal, line);
        add(key(name, EventCell.KIND, EventCell.kind(line.type(), line.source())), ordinal, line);
        if (!version.isEmpty()) {
            count(name, EventCell.VERSION, version, ordinal, line.events());
        }
        line.values().forEach(value -> count(name, value.field(), value.value(), ordinal, value.events()));
    }

    Map<EventKey, CellTally> tallies() {
        return tallies;
    }

    private void add(EventKey key, int ordinal, EventSummary.Line line) {
        CellTally tally = tally(key);
        tally.add(ordinal, line.events());
        line.profiles().forEach(tally.profiles()::add);
    }

    private void count(String name, String field, String value, int ordinal, long events) {
        if (field.length() > LONGEST) {
            return;
        }
        Set<String> known =
                values.computeIfAbsent(name, none -> new HashMap<>()).getOrDefault(field, Set.of());
        boolean room = rows.getOrDefault(name, 0) < MOST_ROWS;
        if (known.contains(value) || room && value.length() <= LONGEST && known.size() < MOST_VALUES) {
            tally(key(name, field, value)).add(ordinal, events);
        } else if (room || known.contains(Cell.OTHER)) {
            tally(key(name, field, Cell.OTHER)).add(ordinal, events);
        }
    }

    private CellTally tally(EventKey key) {
        return tallies.computeIfAbsent(key, none -> new CellTally());
    }

    private EventKey key(String name, String field, String value) {
        note(name, field, value);
        return new EventKey(name, field, value);
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
