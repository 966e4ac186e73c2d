package rollcall.analysis.population;

import rollcall.rollup.ClosedWindow;

/**
 * How far the history of a product is prepared for pages that show many days.
 *
 * @param closed the days that are closed, from the first one on
 * @param over the days that are over
 * @param derived whether who reported a field, and the lanes, are known of all days; an earlier version did not count them
 */
public record ClosedDays(long closed, long over, boolean derived) {
    /** Whether more days are open than on any morning. */
    public boolean isBehind() {
        return over - closed > ClosedWindow.USUALLY_OPEN;
    }
}
