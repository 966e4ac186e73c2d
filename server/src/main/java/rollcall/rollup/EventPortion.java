package rollcall.rollup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.store.EventKey;
import rollcall.store.EventNameDao;
import rollcall.store.EventRollupDao;
import rollcall.store.EventSummary;
import rollcall.store.NameSpan;

/** What one transaction adds to the rollups of events: gathered in memory, written at its end. */
final class EventPortion {
    private final EventRollupDao rollups;
    private final EventNameDao names;
    private final Map<ProductDay, DayEvents> days = new HashMap<>();

    EventPortion(EventRollupDao rollups, EventNameDao names) {
        this.rollups = rollups;
        this.names = names;
    }

    private record ProductDay(int productId, LocalDate day) {}

    void add(int productId, int ordinal, EventSummary summary) {
        Map<LocalDate, List<EventSummary.Line>> byDay =
                summary.lines().stream().collect(Collectors.groupingBy(EventSummary.Line::day));
        byDay.forEach((day, lines) -> {
            DayEvents events = day(productId, day, lines);
            lines.forEach(line -> events.add(ordinal, summary.version(), line));
        });
    }

    /** How many rows it would write; the memory it takes goes with them. */
    int rows() {
        return days.values().stream().mapToInt(day -> day.tallies().size()).sum();
    }

    void write() {
        Map<Integer, Map<LocalDate, DayEvents>> byProduct = new HashMap<>();
        days.forEach((at, events) ->
                byProduct.computeIfAbsent(at.productId, none -> new HashMap<>()).put(at.day, events));
        byProduct.forEach((productId, ofProduct) -> {
            EventBlocks blocks = new EventBlocks(rollups, productId);
            Block.SIZES.forEach(size -> blocks(ofProduct, size).forEach(blocks::write));
            names.met(productId, spans(ofProduct));
        });
    }

    private DayEvents day(int productId, LocalDate day, List<EventSummary.Line> lines) {
        DayEvents events = days.get(new ProductDay(productId, day));
        Set<String> fresh = new HashSet<>();
        if (events == null) {
            events = new DayEvents(rollups.names(productId, day));
            days.put(new ProductDay(productId, day), events);
            fresh.add(Cell.OTHER);
        }
        for (EventSummary.Line line : lines) {
            if (events.isNew(line.name())) {
                fresh.add(line.name());
            }
        }
        if (!fresh.isEmpty()) {
            tell(events, productId, day, List.copyOf(fresh));
        }
        return events;
    }

    private void tell(DayEvents events, int productId, LocalDate day, List<String> fresh) {
        Map<String, List<EventKey>> keys =
                rollups.keys(productId, day, fresh).stream().collect(Collectors.groupingBy(EventKey::name));
        Set<String> met =
                names.known(productId, fresh).stream().map(NameSpan::name).collect(Collectors.toSet());
        met.add(Cell.OTHER);
        fresh.forEach(name -> events.know(name, keys.getOrDefault(name, List.of()), met.contains(name)));
    }

    /** A product's days put together into blocks of one size. */
    private static Map<Block, Map<EventKey, CellTally>> blocks(Map<LocalDate, DayEvents> days, int size) {
        Map<Block, Map<EventKey, CellTally>> blocks = new HashMap<>();
        days.forEach((day, events) -> {
            if (size == 1) {
                blocks.put(Block.of(1, day), events.tallies());
            } else {
                var block = blocks.computeIfAbsent(Block.of(size, day), none -> new HashMap<>());
                events.tallies()
                        .forEach((key, tally) -> block.computeIfAbsent(key, none -> new CellTally())
                                .add(tally));
            }
        });
        return blocks;
    }

    private static List<NameSpan> spans(Map<LocalDate, DayEvents> days) {
        Map<String, NameSpan> spans = new HashMap<>();
        days.forEach((day, events) -> events.tallies().keySet().stream()
                .map(EventKey::name)
                .filter(name -> !name.equals(Cell.NONE))
                .distinct()
                .forEach(name -> spans.merge(name, new NameSpan(name, day, day), EventPortion::both)));
        return List.copyOf(spans.values());
    }

    private static NameSpan both(NameSpan a, NameSpan b) {
        return new NameSpan(
                a.name(),
                a.firstDay().isBefore(b.firstDay()) ? a.firstDay() : b.firstDay(),
                a.lastDay().isAfter(b.lastDay()) ? a.lastDay() : b.lastDay());
    }
}
