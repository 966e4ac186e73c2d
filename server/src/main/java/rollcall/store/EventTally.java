package rollcall.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import rollcall.gate.KeptEvent;
import rollcall.report.Bucket;

/** Counts kept events for their batch's summary. */
final class EventTally {
    private final Map<Key, Counted> lines = new HashMap<>();

    private record Key(LocalDate day, String name, String type, String source) {}

    private record Cell(String field, String value) {}

    private static final class Counted {
        private long events;
        private final Set<Long> profiles = new HashSet<>();
        private final Map<Cell, Long> values = new HashMap<>();
    }

    void add(KeptEvent event) {
        Counted line = lines.computeIfAbsent(
                new Key(event.day(), event.name(), event.type(), event.source()), key -> new Counted());
        line.events++;
        event.profile().ifPresent(line.profiles::add);
        count(line, "property.", event.properties());
        count(line, "context.", event.context());
    }

    EventSummary summary(String version) {
        List<EventSummary.Line> summed = new ArrayList<>(lines.size());
        lines.forEach((key, line) -> summed.add(new EventSummary.Line(
                key.day, key.name, key.type, key.source, line.events, List.copyOf(line.profiles), values(line))));
        return new EventSummary(version == null ? "" : version, summed);
    }

    private static List<EventSummary.Value> values(Counted line) {
        List<EventSummary.Value> values = new ArrayList<>(line.values.size());
        line.values.forEach((cell, events) -> values.add(new EventSummary.Value(cell.field, cell.value, events)));
        return values;
    }

    private static void count(Counted line, String prefix, SortedMap<String, Object> kept) {
        kept.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                list.forEach(one -> count(line, prefix + name, (String) one));
            } else if (value instanceof BigDecimal number) {
                count(line, prefix + name, step(number));
            } else if (value instanceof String || value instanceof Boolean) {
                count(line, prefix + name, value.toString());
            }
        });
    }

    private static void count(Counted line, String field, String value) {
        line.values.merge(new Cell(field, value), 1L, Long::sum);
    }

    private static String step(BigDecimal number) {
        return Bucket.COUNTS.label(number).orElse("below 0");
    }
}
