package rollcall.analysis.trends;

import java.util.Map;

/**
 * The counts of a field over some days, by each instance's latest report of these days.
 *
 * @param active how many instances reported in these days at all
 * @param reported how many of them report a usable value of the field, an empty list included; the denominator of every share
 * @param unusable how many report a value that cannot be used
 * @param counts instances by value, without instances that report an empty list; no zeros
 */
public record Standing(int active, int reported, int unusable, Map<String, Integer> counts) {
    /** How many instances were active; null if none was, which charts show as a gap and not as 0. */
    public Integer activeOrGap() {
        return active == 0 ? null : active;
    }
}
