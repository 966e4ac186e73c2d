package rollcall.analysis.population;

import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.read.LatestState;

/**
 * The instances of each bucket of a field on two days.
 *
 * @param labels the buckets, smallest first
 * @param earlier the instances of each, in the same order
 * @param later the same on the later day
 */
public record SizeSets(List<String> labels, List<RoaringBitmap> earlier, List<RoaringBitmap> later) {
    /** @param field whose values are buckets */
    public static SizeSets of(LatestState earlier, LatestState later, Dimension field) {
        return new SizeSets(field.labels(), sets(earlier, field), sets(later, field));
    }

    private static List<RoaringBitmap> sets(LatestState state, Dimension field) {
        Map<String, RoaringBitmap> sets = state.of(field.name(), field.kind(), field.labels());
        return field.labels().stream()
                .map(label -> sets.getOrDefault(label, new RoaringBitmap()))
                .toList();
    }

    /** The instances that are in a bucket on both days and changed so. */
    public RoaringBitmap of(SizeChange change) {
        RoaringBitmap found = new RoaringBitmap();
        RoaringBitmap beyond = new RoaringBitmap();
        int last = labels.size() - 1;
        for (int i = 0; i <= last; i++) {
            int at = change == SizeChange.GREW ? last - i : i;
            found.or(RoaringBitmap.and(earlier.get(at), change == SizeChange.STAYED ? later.get(at) : beyond));
            beyond.or(later.get(at));
        }
        return found;
    }
}
