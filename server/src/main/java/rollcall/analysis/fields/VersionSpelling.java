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

/** Merges the spellings of a version. On older days {@code v2.1.0} and {@code unknown} were still kept as they were sent. */
public final class VersionSpelling {
    private VersionSpelling() {}

    /** Merges the counts of each day. Correct for fields of one value only, where no instance has two spellings on one day. */
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

    /** Merges values that are spellings of the same version, and removes "unknown". */
    public static <T> Map<String, T> merged(FieldKind kind, Map<String, T> values, BinaryOperator<T> both) {
        Map<String, T> merged = new HashMap<>();
        values.forEach((value, of) -> {
            if (!value.equals(Unusable.UNKNOWN.code())) {
                merged.merge(kind == FieldKind.VERSION ? Version.spelled(value) : value, of, both);
            }
        });
        return merged;
    }

    /**
     * Whether "unknown" means that the sender does not know the value, and so is no value. True for versions, builds, choices and families.
     */
    public static boolean hasUnknown(FieldKind kind) {
        return kind.hasUnknown();
    }
}
