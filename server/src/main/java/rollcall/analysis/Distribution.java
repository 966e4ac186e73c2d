package rollcall.analysis;

import java.util.List;
import java.util.Map;
import rollcall.report.Unusable;

/**
 * How the values of a field are spread, by each active instance's latest report in 7 days.
 *
 * @param field its name
 * @param active instances that answered in these days: the denominator
 * @param reported those whose latest answer says something about the field, be it an empty list; what every share is of
 * @param unusable of a version, those whose latest answer has something in its place that is none, by the reason
 * @param shares the values; versions newest first, buckets and choices in their own order, others by size
 */
public record Distribution(
        String field, int active, int reported, Map<Unusable, Integer> unusable, List<Share> shares) {
    /** Active instances that do not report the field at all; never a part of any share. */
    public int notReported() {
        return active - reported - allUnusable();
    }

    /** Active instances that report something that is no version; never a part of any share. */
    public int allUnusable() {
        return unusable.values().stream().mapToInt(Integer::intValue).sum();
    }
}
