package rollcall.rollup;

import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Lane;

/**
 * The lanes of some instances, at the end of a day.
 *
 * @param sets the instances of each lane; no instance is in two
 */
public record LaneSets(Map<Lane, RoaringBitmap> sets) {
    /** An instance is established if it reported so many days after its first report. */
    public static final int ESTABLISHED_AFTER_DAYS = 3;

    /** The days before a day of which contradictions count. */
    public static final int CONTRADICTED_IN_DAYS = 14;

    /** On how many of these days the report of a shared identifier contradicts the one before. */
    public static final int CONTRADICTED_ON_DAYS = 3;

    /**
     * Divides instances into lanes.
     *
     * @param of the instances
     * @param again those that reported on a second day
     * @param established those that reported three days or more after their first report
     * @param ci those whose latest report says CI
     * @param development those whose latest report says development
     * @param shared those whose reports contradict each other
     */
    public static LaneSets of(
            RoaringBitmap of,
            RoaringBitmap again,
            RoaringBitmap established,
            RoaringBitmap ci,
            RoaringBitmap development,
            RoaringBitmap shared) {
        Map<Lane, RoaringBitmap> sets = new EnumMap<>(Lane.class);
        RoaringBitmap left = of.clone();
        take(sets, Lane.SHARED, left, shared);
        take(sets, Lane.CI, left, ci);
        take(sets, Lane.DEVELOPMENT, left, development);
        take(sets, Lane.ESTABLISHED, left, established);
        take(sets, Lane.PASSING, left, again);
        sets.put(Lane.ONE_SHOT, left);
        return new LaneSets(sets);
    }

    /** The instances that are in at least three of these sets. */
    public static RoaringBitmap inThree(Iterable<RoaringBitmap> days) {
        RoaringBitmap one = new RoaringBitmap();
        RoaringBitmap two = new RoaringBitmap();
        RoaringBitmap three = new RoaringBitmap();
        for (RoaringBitmap day : days) {
            three.or(RoaringBitmap.and(two, day));
            two.or(RoaringBitmap.and(one, day));
            one.or(day);
        }
        return three;
    }

    /** The lanes of some of these instances. */
    public LaneSets among(RoaringBitmap instances) {
        Map<Lane, RoaringBitmap> among = new EnumMap<>(Lane.class);
        sets.forEach((lane, who) -> among.put(lane, RoaringBitmap.and(who, instances)));
        return new LaneSets(among);
    }

    /** How many of some instances are in a lane. */
    public int count(Lane lane, RoaringBitmap of) {
        return RoaringBitmap.andCardinality(of(lane), of);
    }

    public RoaringBitmap of(Lane lane) {
        return sets.getOrDefault(lane, new RoaringBitmap());
    }

    private static void take(Map<Lane, RoaringBitmap> sets, Lane lane, RoaringBitmap left, RoaringBitmap who) {
        sets.put(lane, RoaringBitmap.and(left, who));
        left.andNot(who);
    }
}
