package rollcall.analysis.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventUnion;

/** Makes the answer about the properties and context of an event. */
final class PropertyUses {
    /** Most values of a field that are shown one by one. The others are counted together as {@link SeriesKey#OTHER}. */
    private static final int MOST_VALUES = 100;

    private static final String PROPERTY = "property.";
    private static final String CONTEXT = "context.";
    private static final Dimension BY_SIZE = Dimension.of("", FieldKind.NAMES);

    private PropertyUses() {}

    /**
     * @param fields of one event, by field and value
     * @param all how often the event was sent
     */
    static List<PropertyUse> of(Map<String, Map<String, EventUnion>> fields, long all, EventVocabulary vocabulary) {
        List<PropertyUse> uses = new ArrayList<>();
        fields.forEach((field, values) -> {
            if (field.startsWith(PROPERTY) || field.startsWith(CONTEXT)) {
                uses.add(use(field, definition(field, vocabulary), all, values));
            }
        });
        uses.sort(Comparator.comparingLong(PropertyUse::events).reversed().thenComparing(PropertyUse::field));
        return uses;
    }

    private static Field definition(String field, EventVocabulary vocabulary) {
        return field.startsWith(PROPERTY)
                ? vocabulary.property(field.substring(PROPERTY.length())).orElse(null)
                : vocabulary.context(field.substring(CONTEXT.length())).orElse(null);
    }

    private static PropertyUse use(String field, Field definition, long all, Map<String, EventUnion> ofField) {
        Map<String, EventUnion> values = shown(ofField);
        boolean many = definition != null && definition.many();
        long events = values.values().stream().mapToLong(EventUnion::events).sum();
        Map<String, Integer> counts = new HashMap<>();
        values.forEach((value, union) -> counts.put(value, (int) Math.min(Integer.MAX_VALUE, union.events())));
        List<PropertyUse.Value> rows = order(definition).inOrder(counts).stream()
                .map(value -> value(value, values.getOrDefault(value, new EventUnion()), many ? all : events))
                .toList();
        return new PropertyUse(field, definition, many, events, rows);
    }

    private static Dimension order(Field definition) {
        return definition == null ? BY_SIZE : Dimension.of(definition);
    }

    private static Map<String, EventUnion> shown(Map<String, EventUnion> all) {
        Map<String, EventUnion> shown = new HashMap<>();
        List<String> bySize = new ArrayList<>(all.keySet());
        bySize.sort(Comparator.<String>comparingLong(value -> -all.get(value).events())
                .thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < bySize.size(); i++) {
            String value = bySize.get(i);
            shown.computeIfAbsent(i < MOST_VALUES ? value : SeriesKey.OTHER, none -> new EventUnion())
                    .add(all.get(value));
        }
        return shown;
    }

    private static PropertyUse.Value value(String value, EventUnion union, long events) {
        return new PropertyUse.Value(
                value, union.count(), union.events(), events == 0 ? 0 : (double) union.events() / events);
    }
}
