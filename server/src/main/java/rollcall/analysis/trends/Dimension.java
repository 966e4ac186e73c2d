package rollcall.analysis.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Version;

/**
 * A field of the rollups whose values divide the instances into groups. A vocabulary need not define it.
 *
 * @param name the field's name in the rollups
 * @param kind the kind of its values
 * @param labels the labels of a bucket or the values of a choice, in the order in which they are shown; otherwise empty
 * @param many whether an instance may report several values on one day
 */
public record Dimension(String name, FieldKind kind, List<String> labels, boolean many) {
    /** A field of a vocabulary. */
    public static Dimension of(Field field) {
        return new Dimension(field.name(), field.kind(), field.order(), field.many());
    }

    /** Several fields of a vocabulary, in their order. */
    public static List<Dimension> of(List<Field> fields) {
        return fields.stream().map(Dimension::of).toList();
    }

    /** A field of one value whose values have no order of their own. */
    public static Dimension of(String name, FieldKind kind) {
        return new Dimension(name, kind, List.of(), false);
    }

    /**
     * The values in the order in which they are shown: versions newest first, labels in the vocabulary's order, all others by size. Every
     * label of a bucket field is among them, so that pages show buckets that no instance reports.
     *
     * @param counts instances by value
     */
    public List<String> inOrder(Map<String, Integer> counts) {
        List<String> values = new ArrayList<>(counts.keySet());
        if (kind == FieldKind.BUCKET && !counts.isEmpty()) {
            labels.stream().filter(label -> !counts.containsKey(label)).forEach(values::add);
        }
        values.sort(order(counts));
        return values;
    }

    private Comparator<String> order(Map<String, Integer> counts) {
        if (kind == FieldKind.VERSION) {
            return Comparator.comparing(Version::new).reversed();
        }
        Comparator<String> bySize = Comparator.<String>comparingInt(value -> -counts.getOrDefault(value, 0))
                .thenComparing(Comparator.naturalOrder());
        return Comparator.<String>comparingInt(value -> labels.contains(value) ? labels.indexOf(value) : labels.size())
                .thenComparing(bySize);
    }
}
