package rollcall.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which instances exist and report, day by day. Three fifths are there on the first day; the others come on the following days, in the
 * order of their ordinals. A quarter of the newcomers report once, a tenth for a few days, and a fifth of the rest falls silent later. Seven
 * of eight instances report on a day.
 */
final class Installations {
    private static final double FIRST_DAY = 0.6;
    private static final double ONE_SHOT = 0.25;
    private static final double PASSING = 0.1;
    private static final double LEAVING = 0.2;
    private static final int MEAN_STAY = 120;
    private static final int ABSENT = 3;

    private final Shape shape;
    private final Draw draw;
    private final List<RoaringBitmap> leavers = new ArrayList<>();
    private final RoaringBitmap alive = new RoaringBitmap();

    Installations(Shape shape, Draw draw) {
        this.shape = shape;
        this.draw = draw;
        for (int day = 0; day <= shape.days(); day++) {
            leavers.add(new RoaringBitmap());
        }
        for (int day = 0; day <= shape.days(); day++) {
            for (int ordinal = arrived(day - 1); ordinal < arrived(day); ordinal++) {
                int last = day + stay(day);
                if (last < leavers.size()) {
                    leavers.get(last).add(ordinal);
                }
            }
        }
    }

    /** The instances whose first day it is. */
    RoaringBitmap newcomers(int day) {
        return RoaringBitmap.bitmapOfRange(arrived(day - 1), arrived(day));
    }

    /** Moves on to a day, and returns the instances that report on it. */
    RoaringBitmap reporting(int day) {
        RoaringBitmap newcomers = newcomers(day);
        alive.or(newcomers);
        alive.andNot(leavers.get(day));
        RoaringBitmap reporting = RoaringBitmap.andNot(alive, draw.halved(ABSENT));
        reporting.or(newcomers);
        return reporting;
    }

    /** How many instances there have been by the end of a day. */
    int arrived(int day) {
        int first = (int) (shape.instances() * FIRST_DAY);
        return day < 0 ? 0 : first + (int) ((long) (shape.instances() - first) * day / shape.days());
    }

    /** How many days an instance reports that arrived on a day. */
    private int stay(int day) {
        if (day > 0 && draw.chance(ONE_SHOT)) {
            return 1;
        }
        if (day > 0 && draw.chance(PASSING)) {
            return 2;
        }
        return draw.chance(LEAVING) ? 3 + draw.exponential(MEAN_STAY) : shape.days() + 1;
    }
}
