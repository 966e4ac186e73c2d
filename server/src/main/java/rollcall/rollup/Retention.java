package rollcall.rollup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.store.OldPartitions;

/** Drops the raw rows of days that no product keeps any longer; the summaries stay. */
public final class Retention {
    /** What comes in at the end of a day is folded early on the next. */
    private static final int FEWEST_DAYS = 2;

    private final OldPartitions partitions;
    private final Clock clock;

    public Retention(OldPartitions partitions, Clock clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * Drops what is over its time.
     *
     * @return how many days
     */
    public int run() {
        int keep = Math.max(FEWEST_DAYS, partitions.longestKeepDays());
        return partitions.dropBefore(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(keep));
    }
}
