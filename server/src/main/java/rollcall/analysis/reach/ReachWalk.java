package rollcall.analysis.reach;

import java.time.LocalDate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.read.LatestState;

/**
 * Walks from day to day and knows who is in reach of some versions at the end of each: the instances of the first day, and then those that came to
 * another version. So the instances of each version are read once, and not for every point of a chart.
 */
final class ReachWalk {
    private final Population everyone;
    private final VersionSet asked;
    private final RoaringBitmap inReach;
    private LocalDate day;

    /**
     * @param first the first day
     * @param span of the windows that are asked about, in days
     */
    ReachWalk(Population everyone, VersionSet asked, LocalDate first, int span) {
        this.everyone = everyone;
        this.asked = asked;
        this.day = first;
        this.inReach = asked.in(everyone, everyone.at(first, Math.max(span, ClosedWindow.WEEK)))
                .clone();
    }

    /** Those that reported in a window and are in reach at its end, which is not before that of the last one. */
    RoaringBitmap in(LatestState state) {
        everyone.arrivals(asked.field(), day.plusDays(1), state.to(), came -> {
            inReach.andNot(came.all());
            inReach.or(came.to(asked.met()));
        });
        day = state.to();
        return RoaringBitmap.and(inReach, state.active());
    }
}
