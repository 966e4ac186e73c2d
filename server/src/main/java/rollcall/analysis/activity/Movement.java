package rollcall.analysis.activity;

import org.roaringbitmap.RoaringBitmap;

/**
 * How many instances are active in a window, compared with the days before it. Each ordinal counts as one instance, so an instance that was
 * forgotten and reports again counts as a new one. It always holds that {@code active = before + newcomers + returned - silent}.
 *
 * @param active reported in the window
 * @param before reported in the days before it
 * @param newcomers reported in the window for the first time ever
 * @param returned reported in the window and before those days, but not in those days
 * @param silent reported in the days before the window, and not in it
 */
public record Movement(int active, int before, int newcomers, int returned, int silent) {
    /**
     * Compares a window with the days before it.
     *
     * @param now instances that reported in the window
     * @param before instances that reported in the days before it
     * @param first instances that reported for the first time in the window
     */
    static Movement of(RoaringBitmap now, RoaringBitmap before, RoaringBitmap first) {
        RoaringBitmap came = RoaringBitmap.andNot(now, before);
        int newcomers = RoaringBitmap.andCardinality(came, first);
        return new Movement(
                now.getCardinality(),
                before.getCardinality(),
                newcomers,
                came.getCardinality() - newcomers,
                RoaringBitmap.andNotCardinality(before, now));
    }
}
