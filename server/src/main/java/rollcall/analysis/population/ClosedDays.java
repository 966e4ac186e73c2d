package rollcall.analysis.population;

import rollcall.rollup.ClosedWindow;

/**
 * How far the history of a product is prepared for pages that show many days.
 *
 * @param closed how many days are closed, with all that is stored of closed days
 * @param over the days that are over
 * @param derived whether who reported a field, and the lanes, are known of all days; an earlier version did not count them
 */
public record ClosedDays(long closed, long over, boolean derived) {
    /** Whether more days are open than on any morning. */
    public boolean isBehind() {
        return over - closed > ClosedWindow.USUALLY_OPEN;
    }
}
