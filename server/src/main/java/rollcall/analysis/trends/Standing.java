package rollcall.analysis.trends;

import java.util.Map;

/**
 * What a field comes to over some days that end together, each instance by its latest report of them.
 *
 * @param active how many instances reported in these days at all
 * @param reported how many of them say something usable about the field, be it an empty list; what every share is of
 * @param unusable how many say something that cannot be used
 * @param counts instances by value, without those of an empty list; no zeros
 */
public record Standing(int active, int reported, int unusable, Map<String, Integer> counts) {
    /** How many were active; null if nobody was: a gap, not a zero. */
    public Integer activeOrGap() {
        return active == 0 ? null : active;
    }
}
