package rollcall.analysis.fields;

import java.util.List;
import java.util.Map;
import rollcall.analysis.trends.Share;
import rollcall.report.Unusable;

/**
 * How the values of a field are spread, by each active instance's latest report in 7 days.
 *
 * @param field its name
 * @param version whether it is a version or build
 * @param active instances that reported anything in these days
 * @param reported instances whose latest report has a usable value of the field, an empty list included; the denominator of every share
 * @param unusable how many instances' latest report has a value of the field that cannot be used, by the reason
 * @param shares the values; versions newest first, buckets and choices in their own order, others by size
 */
public record Distribution(
        String field, boolean version, int active, int reported, Map<Unusable, Integer> unusable, List<Share> shares) {
    /** How much memory it takes, roughly. */
    public long bytes() {
        return (long) Share.BYTES * (2 + shares.size());
    }

    /** How many active instances do not report the field; they are in no share. */
    public int notReported() {
        return active - reported - allUnusable();
    }

    /** How many active instances report a value that cannot be used; they are in no share. */
    public int allUnusable() {
        return unusable.values().stream().mapToInt(Integer::intValue).sum();
    }
}
