package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.read.Series;

/** Reads versions by their one spelling, also those of days on which {@code v2.1.0} and {@code unknown} were still kept as they came. */
public final class VersionSpelling {
    private VersionSpelling() {}

    /** The counts of a day for a field of one value: two spellings are never one instance's. */
    public static Series<Integer> ofCounts(FieldKind kind, Series<Integer> counts) {
        if (!hasUnknown(kind)) {
            return counts;
        }
        Series<Integer> spelled = new Series<>(new TreeMap<LocalDate, Map<String, Integer>>());
        counts.days().forEach((day, values) -> {
            Map<String, Integer> merged = merged(kind, values, Integer::sum);
            if (!merged.isEmpty()) {
                spelled.days().put(day, merged);
            }
        });
        return spelled;
    }

    static Map<String, RoaringBitmap> ofSets(FieldKind kind, Map<String, RoaringBitmap> sets) {
        return hasUnknown(kind) ? merged(kind, sets, (a, b) -> RoaringBitmap.or(a, b)) : sets;
    }

    /** The values by their one spelling, without "unknown". */
    public static <T> Map<String, T> merged(FieldKind kind, Map<String, T> values, BinaryOperator<T> both) {
        Map<String, T> merged = new HashMap<>();
        values.forEach((value, of) -> {
            if (!value.equals(Unusable.UNKNOWN.code())) {
                merged.merge(kind == FieldKind.VERSION ? Version.spelled(value) : value, of, both);
            }
        });
        return merged;
    }

    /** Whether "unknown" is how a sender says that it does not know the field, and so is no value of it: of choices, versions and builds. */
    public static boolean hasUnknown(FieldKind kind) {
        return kind.isVersion() || kind == FieldKind.CHOICE || kind == FieldKind.FAMILY;
    }
}
