package rollcall.store;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Raw heartbeats that are over their time; they leave as whole days. */
public final class OldHeartbeats {
    private final Jdbi jdbi;
    private final DayPartitions partitions;

    public OldHeartbeats(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.partitions = new DayPartitions(jdbi, "heartbeat");
    }

    /** For how many days raw rows are kept: the longest that any product asks for; 0 without products. */
    public int longestKeepDays() {
        return jdbi.withExtension(Keeping.class, Keeping::longestKeepDays);
    }

    /**
     * Drops all earlier days.
     *
     * @return how many were dropped
     */
    public int dropBefore(LocalDate day) {
        List<LocalDate> old = partitions.before(day);
        old.forEach(partitions::drop);
        return old.size();
    }

    interface Keeping {
        @SqlQuery("SELECT coalesce(max(keep_raw_days), 0) FROM product")
        int longestKeepDays();
    }
}
