package rollcall.analysis.performance;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Standing;

/**
 * How many instances have which kept value of a field.
 *
 * @param active how many instances there are
 * @param reported how many of them report a usable value, an empty histogram included
 * @param counts instances by kept value
 */
public record Tally(int active, int reported, Map<String, Integer> counts) {
    static Tally of(Standing standing) {
        return new Tally(standing.active(), standing.reported(), standing.counts());
    }

    /** Of some instances alone. */
    static Tally of(RoaringBitmap who, RoaringBitmap reported, Map<String, RoaringBitmap> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach((value, instances) -> {
            int count = RoaringBitmap.andCardinality(who, instances);
            if (count > 0) {
                counts.put(value, count);
            }
        });
        return new Tally(who.getCardinality(), RoaringBitmap.andCardinality(who, reported), counts);
    }
}
