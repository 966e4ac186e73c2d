package rollcall.analysis.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Version;

/** The order in which the values of a field are shown. */
public final class ValueOrder {
    private ValueOrder() {}

    /**
     * Versions newest first; every label of a bucket row, also one that nobody reports, so that a step that is not there shows; a choice's
     * values as the vocabulary lists them; all others by size.
     *
     * @param counts instances by value
     */
    public static List<String> inOrder(Field field, Map<String, Integer> counts) {
        List<String> values = new ArrayList<>(counts.keySet());
        if (field.kind() == FieldKind.BUCKET && !counts.isEmpty()) {
            field.order().stream().filter(label -> !counts.containsKey(label)).forEach(values::add);
        }
        values.sort(order(field, counts));
        return values;
    }

    private static Comparator<String> order(Field field, Map<String, Integer> counts) {
        if (field.kind() == FieldKind.VERSION) {
            return Comparator.comparing(Version::new).reversed();
        }
        Comparator<String> bySize = Comparator.<String>comparingInt(value -> -counts.getOrDefault(value, 0))
                .thenComparing(Comparator.naturalOrder());
        List<String> order = field.order();
        return Comparator.<String>comparingInt(value -> order.contains(value) ? order.indexOf(value) : order.size())
                .thenComparing(bySize);
    }
}
