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

/** Makes the answer about the properties and context of an event. Values that none of the senders sent are left out. */
final class PropertyUses {
    /** Most values of a field that are shown one by one. The others are counted together as {@link SeriesKey#OTHER}. */
    private static final int MOST_VALUES = 100;

    private static final String PROPERTY = "property.";
    private static final String CONTEXT = "context.";
    private static final Dimension BY_SIZE = Dimension.of("", FieldKind.NAMES);

    private final Senders senders;
    private final EventUnion all;
    private final EventVocabulary vocabulary;

    /** @param all the event, whatever its properties */
    PropertyUses(Senders senders, EventUnion all, EventVocabulary vocabulary) {
        this.senders = senders;
        this.all = all;
        this.vocabulary = vocabulary;
    }

    /** @param fields of one event, by field and value */
    List<PropertyUse> of(Map<String, Map<String, EventUnion>> fields) {
        List<PropertyUse> uses = new ArrayList<>();
        fields.forEach((field, values) -> {
            Map<String, EventUnion> sent = senders.sent(values);
            if ((field.startsWith(PROPERTY) || field.startsWith(CONTEXT)) && !sent.isEmpty()) {
                uses.add(use(field, definition(field), sent));
            }
        });
        uses.sort(Comparator.comparing(PropertyUse::events, Senders.MOST_EVENTS).thenComparing(PropertyUse::field));
        return uses;
    }

    private Field definition(String field) {
        return field.startsWith(PROPERTY)
                ? vocabulary.property(field.substring(PROPERTY.length())).orElse(null)
                : vocabulary.context(field.substring(CONTEXT.length())).orElse(null);
    }

    private PropertyUse use(String field, Field definition, Map<String, EventUnion> ofField) {
        Map<String, EventUnion> values = shown(ofField);
        boolean many = definition != null && definition.many();
        long sum = values.values().stream().mapToLong(EventUnion::events).sum();
        long whole = senders.areAll() ? many ? all.events() : sum : senders.count(all.instances());
        Map<String, Integer> sizes = new HashMap<>();
        values.forEach((value, union) -> sizes.put(value, (int) Math.min(Integer.MAX_VALUE, size(union))));
        List<PropertyUse.Value> rows = order(definition).inOrder(sizes).stream()
                .map(value -> value(value, values.getOrDefault(value, new EventUnion()), whole))
                .toList();
        return new PropertyUse(field, definition, many, senders.areAll() ? Long.valueOf(sum) : null, rows);
    }

    private static Dimension order(Field definition) {
        return definition == null ? BY_SIZE : Dimension.of(definition);
    }

    private Map<String, EventUnion> shown(Map<String, EventUnion> values) {
        Map<String, EventUnion> shown = new HashMap<>();
        List<String> bySize = new ArrayList<>(values.keySet());
        bySize.sort(Comparator.<String>comparingLong(value -> -size(values.get(value)))
                .thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < bySize.size(); i++) {
            String value = bySize.get(i);
            shown.computeIfAbsent(i < MOST_VALUES ? value : SeriesKey.OTHER, none -> new EventUnion())
                    .add(values.get(value));
        }
        return shown;
    }

    private PropertyUse.Value value(String value, EventUnion union, long whole) {
        return new PropertyUse.Value(
                value,
                senders.count(union.instances()),
                senders.events(union),
                whole == 0 ? 0 : (double) size(union) / whole);
    }

    /** Events, or instances where events are not known. */
    private long size(EventUnion union) {
        return senders.areAll() ? union.events() : senders.count(union.instances());
    }
}
