package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;

/** The lanes at the end of a day: the instances that reported for the first time, on a second day, or for longer, up to that day. */
final class LaneDays {
    private final ActiveBlocks blocks;
    private final LocalDate day;
    private final RoaringBitmap seen;
    private final RoaringBitmap again;
    private final RoaringBitmap established;

    LaneDays(ActiveBlocks blocks, LocalDate day) {
        LocalDate before = day.minusDays(1);
        this.blocks = blocks;
        this.day = day;
        this.seen = blocks.until(SeriesKey.SEEN, before);
        this.again = blocks.until(SeriesKey.AGAIN, before);
        this.established = blocks.until(SeriesKey.ESTABLISHED, before);
    }

    /** Adds the day's reports. */
    void add(RoaringBitmap today) {
        RoaringBitmap old = blocks.until(SeriesKey.SEEN, day.minusDays(LaneSets.ESTABLISHED_AFTER_DAYS));
        blocks.put(SeriesKey.SEEN, RoaringBitmap.andNot(today, seen));
        blocks.put(SeriesKey.AGAIN, RoaringBitmap.andNot(RoaringBitmap.and(today, seen), again));
        RoaringBitmap lasting = RoaringBitmap.andNot(RoaringBitmap.and(today, old), established);
        blocks.put(SeriesKey.ESTABLISHED, lasting);
        again.or(RoaringBitmap.and(today, seen));
        established.or(lasting);
        seen.or(today);
    }

    /**
     * The lanes of some instances.
     *
     * @param said the instances of {@link SeriesKey#LANE}, by value
     */
    LaneSets at(Map<String, RoaringBitmap> said, RoaringBitmap instances) {
        RoaringBitmap none = new RoaringBitmap();
        return LaneSets.of(
                instances,
                again,
                established,
                said.getOrDefault(SeriesKey.CI, none),
                said.getOrDefault(SeriesKey.DEVELOPMENT, none),
                LaneSets.inThree(blocks.flippedBefore(LaneSets.CONTRADICTED_IN_DAYS)));
    }
}
