package rollcall.rollup.closing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Version;

/** What the kinds of a product's fields say about values. A field that the vocabulary does not define any more has plain names as values. */
final class FieldValues {
    private final Vocabulary vocabulary;

    FieldValues(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    FieldKind kind(String field) {
        FieldKind other = field.equals(vocabulary.versionField()) ? FieldKind.VERSION : FieldKind.NAMES;
        return vocabulary.field(field).map(Field::kind).orElse(other);
    }

    /** Whether "unknown" is no value of the field. */
    boolean hasUnknown(String field) {
        return kind(field).hasUnknown();
    }

    boolean isProductVersion(String field) {
        return field.equals(vocabulary.versionField());
    }

    /** Whether a value of the field hardly ever changes on one machine. */
    boolean isLasting(String field) {
        FieldKind kind = kind(field);
        return kind == FieldKind.CHOICE || kind == FieldKind.FAMILY;
    }

    /** Merges the values that are spellings of one version: on older days {@code v2.1.0} was kept as it was sent. */
    void mergeSpellings(String field, Map<String, RoaringBitmap> values) {
        if (kind(field) != FieldKind.VERSION) {
            return;
        }
        for (String value : List.copyOf(values.keySet())) {
            String spelled = Version.spelled(value);
            if (!spelled.equals(value)) {
                values.merge(spelled, values.remove(value), (a, b) -> RoaringBitmap.or(a, b));
            }
        }
    }

    /** The values of a version field, newest first. */
    static List<String> newestFirst(Map<String, RoaringBitmap> versions) {
        return versions.keySet().stream()
                .map(Version::new)
                .sorted(Comparator.reverseOrder())
                .map(Version::text)
                .toList();
    }
}
