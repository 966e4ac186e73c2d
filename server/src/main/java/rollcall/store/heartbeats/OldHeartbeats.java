package rollcall.store.heartbeats;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.DayPartitions;

/** Removes raw heartbeats when their time is over, a day at a time. */
public final class OldHeartbeats {
    private static final int ROWS_AT_A_TIME = 20_000;

    private final Jdbi jdbi;
    private final DayPartitions partitions;
    private final DayPartitions plain;

    public OldHeartbeats(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.partitions = new DayPartitions(jdbi, "heartbeat");
        this.plain = new DayPartitions(jdbi, "heartbeat_plain");
    }

    /** For how many days raw rows are kept: the longest that any product asks for; 0 without products. */
    public int longestKeepDays() {
        return jdbi.withExtension(Keeping.class, Keeping::longestKeepDays);
    }

    /**
     * Drops all earlier days.
     *
     * @param patient whether a day that somebody reads may stay for now; otherwise its rows are deleted, which waits for no reader
     * @return how many were dropped
     */
    public int dropBefore(LocalDate before, boolean patient) {
        return plain.drop(before, day -> true, day -> delete(day, patient, Keeping::deletePlain))
                + partitions.drop(before, day -> true, day -> delete(day, patient, Keeping::delete));
    }

    private interface Portion {
        int delete(Keeping rows, LocalDate day, int most);
    }

    /** Deletes in portions, each in a transaction of its own. */
    private void delete(LocalDate day, boolean patient, Portion portion) {
        int deleted = patient ? 0 : 1;
        while (deleted > 0 && !Thread.currentThread().isInterrupted()) {
            deleted = jdbi.withExtension(Keeping.class, rows -> portion.delete(rows, day, ROWS_AT_A_TIME));
        }
    }

    interface Keeping {
        @SqlQuery("SELECT coalesce(max(keep_raw_days), 0) FROM product")
        int longestKeepDays();

        @SqlUpdate("""
                DELETE FROM heartbeat
                WHERE day = :day AND (product_id, instance_id) IN (
                    SELECT product_id, instance_id FROM heartbeat WHERE day = :day LIMIT :most
                )
                """)
        int delete(LocalDate day, int most);

        @SqlUpdate("""
                DELETE FROM heartbeat_plain
                WHERE day = :day AND (product_id, instance_id) IN (
                    SELECT product_id, instance_id FROM heartbeat_plain WHERE day = :day LIMIT :most
                )
                """)
        int deletePlain(LocalDate day, int most);
    }
}
