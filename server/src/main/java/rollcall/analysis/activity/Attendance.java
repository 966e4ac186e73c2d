package rollcall.analysis.activity;

import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Window;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.Series;

/**
 * Who reported on which days.
 *
 * @param active the instances of each day
 * @param first those of them whose first day it was
 */
record Attendance(Series<RoaringBitmap> active, Series<RoaringBitmap> first) {
    static Attendance of(Map<String, Series<RoaringBitmap>> sets) {
        return new Attendance(sets.get(SeriesKey.ACTIVE), sets.get(SeriesKey.FIRST));
    }

    /** Who reported on any of these days. */
    RoaringBitmap active(Window window) {
        return union(active, window);
    }

    /** Whose first day is among these. */
    RoaringBitmap first(Window window) {
        return union(first, window);
    }

    /** How a window came from the so many whole days before it. */
    Movement movement(Window window, int daysBefore) {
        return Movement.of(active(window), active(window.before(daysBefore)), first(window));
    }

    private static RoaringBitmap union(Series<RoaringBitmap> sets, Window window) {
        Series<RoaringBitmap> days = sets.between(window.from(), window.to());
        return RoaringBitmap.or(days.days().keySet().stream().map(days::only).iterator());
    }
}
