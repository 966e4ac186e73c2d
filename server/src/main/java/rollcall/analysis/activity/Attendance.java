package rollcall.analysis.activity;

import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Window;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.Series;

/**
 * The instances that reported on each day.
 *
 * @param active the instances of each day
 * @param first the instances that reported for the first time, by day
 */
record Attendance(Series<RoaringBitmap> active, Series<RoaringBitmap> first) {
    static Attendance of(Map<String, Series<RoaringBitmap>> sets) {
        return new Attendance(sets.get(SeriesKey.ACTIVE), sets.get(SeriesKey.FIRST));
    }

    /** The instances that reported on any day of a window. */
    RoaringBitmap active(Window window) {
        return union(active, window);
    }

    /** The instances that reported for the first time in a window. */
    RoaringBitmap first(Window window) {
        return union(first, window);
    }

    /** Compares a window with the days right before it. */
    Movement movement(Window window, int daysBefore) {
        return Movement.of(active(window), active(window.before(daysBefore)), first(window));
    }

    private static RoaringBitmap union(Series<RoaringBitmap> sets, Window window) {
        Series<RoaringBitmap> days = sets.between(window.from(), window.to());
        return RoaringBitmap.or(days.days().keySet().stream().map(days::only).iterator());
    }
}
