package rollcall.analysis;

import java.util.List;

/**
 * How the values of a field are spread, by each active instance's latest report of the last 7 days.
 *
 * @param field its name
 * @param active instances that answered in these days: the denominator
 * @param reported those whose latest answer says something about the field, be it an empty list
 * @param shares the values; versions newest first, buckets and choices in their own order, others by size
 */
public record Distribution(String field, int active, int reported, List<Share> shares) {
    /** Active instances that do not report the field; never a part of any share. */
    public int notReported() {
        return active - reported;
    }
}
