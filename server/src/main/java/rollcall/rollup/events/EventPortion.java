package rollcall.rollup.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.rollup.DayBlock;
import rollcall.rollup.NewNames;
import rollcall.rollup.SeriesKey;
import rollcall.store.events.EventLine;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.RollupTransaction;

/** The part that one transaction adds to the rollups of one product's events: collected in memory, written at the end. */
final class EventPortion {
    private final RollupTransaction.Tables tables;
    private final int productId;
    private final Map<LocalDate, DayAccumulator> days = new HashMap<>();
    private final Map<LocalDate, NewNames> newcomers = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> met = new HashSet<>();

    EventPortion(RollupTransaction.Tables tables, int productId) {
        this.tables = tables;
        this.productId = productId;
    }

    /**
     * Adds lines of a batch.
     *
     * @param received the UTC day on which the batch was received; new names are limited for each such day
     */
    void add(int ordinal, LocalDate received, String version, List<EventLine> lines) {
        NewNames fresh =
                newcomers.computeIfAbsent(received, day -> NewNames.ofEvents(tables.newcomers(), productId, day));
        askFor(lines);
        Map<LocalDate, List<EventLine>> byDay = lines.stream().collect(Collectors.groupingBy(EventLine::day));
        byDay.forEach((day, ofDay) -> {
            DayAccumulator events = day(day);
            letIn(events, day, ordinal, ofDay, fresh);
            ofDay.forEach(eventLine -> events.add(ordinal, version, eventLine, fresh));
        });
    }

    /** How many rows {@link #write} would write for single days. Memory grows with them. */
    int rows() {
        return days.values().stream().mapToInt(day -> day.tallies().size()).sum();
    }

    void write() {
        EventDayBlocks blocks = new EventDayBlocks(tables.eventRollups(), productId);
        DayBlock.SIZES.forEach(size -> blocks(days, size).forEach(blocks::write));
        tables.eventNames().met(productId, spans(days));
        newcomers.values().forEach(NewNames::write);
    }

    /** Notes which of these names were sent on any day before. */
    private void askFor(List<EventLine> lines) {
        List<String> fresh = lines.stream()
                .map(EventLine::name)
                .distinct()
                .filter(asked::add)
                .toList();
        if (!fresh.isEmpty()) {
            tables.eventNames().known(productId, fresh).forEach(span -> met.add(span.name()));
        }
    }

    private DayAccumulator day(LocalDate day) {
        return days.computeIfAbsent(day, none -> {
            DayAccumulator events = new DayAccumulator(name -> keys(day.minusDays(1), List.of(name)));
            events.know(SeriesKey.OTHER, keys(day, List.of(SeriesKey.OTHER)));
            return events;
        });
    }

    /** Admits the names of lines: those that were sent before, and new ones within the limits. */
    private void letIn(DayAccumulator events, LocalDate day, int ordinal, List<EventLine> lines, NewNames fresh) {
        List<String> known = new ArrayList<>();
        for (String name : lines.stream().map(EventLine::name).distinct().toList()) {
            if (met.contains(name) && !events.knows(name)) {
                known.add(name);
            } else if (!events.knows(name) && name.length() <= DayAccumulator.LONGEST && fresh.admits(name, ordinal)) {
                events.know(name, List.of());
            }
        }
        if (!known.isEmpty()) {
            Map<String, List<EventCount.Key>> keys =
                    keys(day, known).stream().collect(Collectors.groupingBy(EventCount.Key::name));
            known.forEach(name -> events.know(name, keys.getOrDefault(name, List.of())));
        }
    }

    private List<EventCount.Key> keys(LocalDate day, List<String> names) {
        return tables.eventRollups().keys(productId, day, names);
    }

    /** Joins a product's days into blocks of one size. */
    private static Map<DayBlock, Map<EventCount.Key, SeriesAccumulator>> blocks(
            Map<LocalDate, DayAccumulator> days, int size) {
        Map<DayBlock, Map<EventCount.Key, SeriesAccumulator>> blocks = new HashMap<>();
        days.forEach((day, events) -> {
            if (size == 1) {
                blocks.put(DayBlock.of(1, day), events.tallies());
            } else {
                var block = blocks.computeIfAbsent(DayBlock.of(size, day), none -> new HashMap<>());
                events.tallies()
                        .forEach((key, tally) -> block.computeIfAbsent(key, none -> new SeriesAccumulator())
                                .add(tally));
            }
        });
        return blocks;
    }

    private static List<EventNameDao.NameSpan> spans(Map<LocalDate, DayAccumulator> days) {
        Map<String, EventNameDao.NameSpan> spans = new HashMap<>();
        days.forEach((day, events) -> events.tallies().keySet().stream()
                .map(EventCount.Key::name)
                .filter(name -> !name.equals(SeriesKey.NONE))
                .distinct()
                .forEach(name -> spans.merge(name, new EventNameDao.NameSpan(name, day, day), EventPortion::both)));
        return List.copyOf(spans.values());
    }

    private static EventNameDao.NameSpan both(EventNameDao.NameSpan a, EventNameDao.NameSpan b) {
        return new EventNameDao.NameSpan(
                a.name(),
                a.firstDay().isBefore(b.firstDay()) ? a.firstDay() : b.firstDay(),
                a.lastDay().isAfter(b.lastDay()) ? a.lastDay() : b.lastDay());
    }
}
