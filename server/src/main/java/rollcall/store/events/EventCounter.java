package rollcall.store.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptEvent;
import rollcall.report.BucketScale;

/** Counts kept events for their batch's summary. */
final class EventCounter {
    private final Map<Key, Counted> lines = new HashMap<>();
    private final Map<BigDecimal, String> buckets = new HashMap<>();

    private record Key(LocalDate day, String name, String type, String source) {}

    private static final class Count {
        private long events;
    }

    /** One line of the summary. Values are counted as they are; their texts are made once, at the end. */
    private static final class Counted {
        private long events;
        private final Set<Long> profiles = new HashSet<>();
        private final Map<String, Map<Object, Count>> properties = new HashMap<>();
        private final Map<String, Map<Object, Count>> context = new HashMap<>();
        private final Map<String, Map<Object, Count>> errors = new HashMap<>();
    }

    void add(KeptEvent event) {
        Counted line = lines.computeIfAbsent(
                new Key(event.day(), event.name(), event.type(), event.source()), key -> new Counted());
        line.events++;
        event.profile().ifPresent(line.profiles::add);
        count(line.properties, event.properties());
        count(line.context, event.context());
        event.error().ifPresent(signature -> count(line.errors, EventSummary.ERROR, signature));
    }

    EventSummary summary(@Nullable String version) {
        List<EventLine> summed = new ArrayList<>(lines.size());
        lines.forEach((key, line) -> summed.add(new EventLine(
                key.day, key.name, key.type, key.source, line.events, List.copyOf(line.profiles), values(line))));
        return new EventSummary(version == null ? "" : version, summed);
    }

    private static List<EventSummary.Value> values(Counted line) {
        List<EventSummary.Value> values = new ArrayList<>();
        addAll(values, "property.", line.properties);
        addAll(values, "context.", line.context);
        addAll(values, "", line.errors);
        return values;
    }

    private static void addAll(
            List<EventSummary.Value> values, String prefix, Map<String, Map<Object, Count>> counted) {
        counted.forEach((name, counts) -> counts.forEach(
                (value, count) -> values.add(new EventSummary.Value(prefix + name, value.toString(), count.events))));
    }

    private void count(Map<String, Map<Object, Count>> counted, SortedMap<String, Object> kept) {
        for (Map.Entry<String, Object> entry : kept.entrySet()) {
            Object value = entry.getValue();
            if (value instanceof List<?> list) {
                list.forEach(one -> count(counted, entry.getKey(), one));
            } else if (value instanceof BigDecimal number) {
                count(counted, entry.getKey(), buckets.computeIfAbsent(number, EventCounter::bucket));
            } else if (value instanceof String || value instanceof Boolean) {
                count(counted, entry.getKey(), value);
            }
        }
    }

    private static void count(Map<String, Map<Object, Count>> counted, String name, Object value) {
        counted.computeIfAbsent(name, none -> new HashMap<>()).computeIfAbsent(value, none -> new Count()).events++;
    }

    private static String bucket(BigDecimal number) {
        return BucketScale.COUNTS.label(number).orElse("below 0");
    }
}
