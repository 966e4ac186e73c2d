package rollcall.analysis.performance;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Standing;
import rollcall.rollup.SeriesKey;

/**
 * How many instances have which kept value of a field.
 *
 * @param active how many instances there are
 * @param reported how many of them report a usable value, an empty histogram included
 * @param counts instances by kept value; an empty histogram has none
 */
public record ValueCounts(int active, int reported, Map<String, Integer> counts) {
    public ValueCounts {
        counts = new HashMap<>(counts);
        counts.remove(SeriesKey.NONE);
    }

    static ValueCounts of(Standing standing) {
        return new ValueCounts(standing.active(), standing.reported(), standing.counts());
    }

    /** Of some instances alone. */
    static ValueCounts of(RoaringBitmap who, RoaringBitmap reported, Map<String, RoaringBitmap> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach((value, instances) -> {
            int count = RoaringBitmap.andCardinality(who, instances);
            if (count > 0) {
                counts.put(value, count);
            }
        });
        return new ValueCounts(who.getCardinality(), RoaringBitmap.andCardinality(who, reported), counts);
    }
}
