package rollcall.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which instance runs which version. A fifth of the instances upgrades within days of a release, others take weeks or months, and one in
 * eight never upgrades: a version spreads fast, and some of it stays.
 */
final class InstalledVersions {
    private static final double FAST = 0.2;
    private static final double SLOW = 0.5;
    private static final double VERY_SLOW = 0.6;
    private static final int FAST_HALVINGS = 1;
    private static final int SLOW_HALVINGS = 4;
    private static final int VERY_SLOW_HALVINGS = 6;
    private static final int TESTERS_HALVINGS = 3;
    private static final double OLD_DOWNLOAD = 0.4;
    private static final int MEAN_AGE = 6;

    private final Releases releases;
    private final Draw draw;
    private final RoaringBitmap fast;
    private final RoaringBitmap slow;
    private final RoaringBitmap verySlow;
    private final List<RoaringBitmap> installed = new ArrayList<>();

    InstalledVersions(Shape shape, Draw draw) {
        this.releases = new Releases(shape);
        this.draw = draw;
        this.fast = draw.share(FAST);
        this.slow = RoaringBitmap.andNot(draw.share(SLOW), fast);
        this.verySlow = RoaringBitmap.andNot(draw.share(VERY_SLOW), RoaringBitmap.or(fast, slow));
        for (int version = 0; version < releases.count(); version++) {
            installed.add(new RoaringBitmap());
        }
    }

    /** Moves on to a day: newcomers install, and others upgrade. */
    void move(int day, RoaringBitmap newcomers) {
        int out = releases.out(day);
        int newest = releases.newest(out);
        newcomers.forEach((int ordinal) -> installed.get(first(day, newest)).add(ordinal));
        RoaringBitmap movers = RoaringBitmap.and(fast, draw.halved(FAST_HALVINGS));
        movers.or(RoaringBitmap.and(slow, draw.halved(SLOW_HALVINGS)));
        movers.or(RoaringBitmap.and(verySlow, draw.halved(VERY_SLOW_HALVINGS)));
        if (releases.isPreRelease(out - 1)) {
            upgrade(RoaringBitmap.and(movers, draw.halved(TESTERS_HALVINGS)), out - 1);
        }
        upgrade(movers, newest);
    }

    /** The instances of each version, in the order of versions. */
    List<RoaringBitmap> installed() {
        return installed;
    }

    String name(int version) {
        return releases.name(version);
    }

    private void upgrade(RoaringBitmap movers, int to) {
        for (int version = 0; version < to; version++) {
            RoaringBitmap from = installed.get(version);
            installed.get(to).or(RoaringBitmap.and(from, movers));
            from.andNot(movers);
        }
    }

    /** The version that a newcomer installs; on the first day, one that it may have had for long. */
    private int first(int day, int newest) {
        if (day == 0) {
            return Math.max(0, newest - draw.exponential(newest / 4.0));
        }
        return Math.max(0, newest - (draw.chance(OLD_DOWNLOAD) ? draw.exponential(MEAN_AGE) : 0));
    }
}
