package rollcall.analysis.activity;

import org.roaringbitmap.RoaringBitmap;

/**
 * Who is active in a window, and how that came from who was active in the days before it. Instances are told apart by their number: one
 * that was forgotten and reports again is another one. Always {@code active = before + newcomers + returned - silent}.
 *
 * @param active reported in the window
 * @param before reported in the days before it
 * @param newcomers reported in the window for the first time ever
 * @param returned reported in the window and not in the days before it, but earlier
 * @param silent reported in the days before the window, and not in it
 */
public record Movement(int active, int before, int newcomers, int returned, int silent) {
    /**
     * @param now who reported in the window
     * @param before who reported in the days before it
     * @param first whose first day is in the window
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
