package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.Locks;

/** Removes the series of one field from the rollups of heartbeats, and from the closed days, which stay closed: no other field depends on it. */
public final class SeriesRemoval {
    /** How many days one transaction changes; others that write rollups wait for it. */
    private static final int DAYS_AT_A_TIME = 14;

    private final Jdbi jdbi;

    public SeriesRemoval(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Removes the field's series on all days, in portions, the last days first. */
    public void remove(int productId, String field) {
        int removed;
        do {
            removed = pass(productId, field);
            // A day that was closed in the meantime may have been made of days that were not reached yet.
        } while (removed > 0 && !Thread.currentThread().isInterrupted());
    }

    private int pass(int productId, String field) {
        Optional<LocalDate> first = jdbi.withExtension(RollupDayDao.class, days -> days.first(productId));
        Optional<LocalDate> last = jdbi.withExtension(Days.class, days -> days.last(productId));
        int removed = 0;
        if (first.isPresent() && last.isPresent()) {
            LocalDate to = last.get();
            while (!to.isBefore(first.get()) && !Thread.currentThread().isInterrupted()) {
                LocalDate end = to;
                LocalDate from = end.minusDays(DAYS_AT_A_TIME - 1L);
                removed += jdbi.withExtension(Days.class, days -> days.remove(productId, field, from, end));
                to = from.minusDays(1);
            }
        }
        return removed;
    }

    interface Days {
        @SqlQuery("SELECT max(day) FROM rollup_day WHERE product_id = :productId")
        Optional<LocalDate> last(int productId);

        /** Changes some days, both included, while nobody else writes rollups of heartbeats or closes days. Returns how many rows went. */
        @Transaction
        default int remove(int productId, String field, LocalDate from, LocalDate to) {
            lock(Locks.FOLD.number(), Locks.FOLD_HEARTBEATS.number(), Locks.CLOSE_DAYS.number());
            int removed = series(productId, field, field + " ", from, to)
                    + standings(productId, field, field + " ", from, to)
                    + latestSets(productId, field, field + " ", from, to)
                    + arrivals(productId, field, from, to);
            if (removed > 0) {
                changed(productId, from, to);
            }
            return removed;
        }

        @SqlQuery("""
                SELECT 1
                FROM pg_advisory_xact_lock_shared(:shared), pg_advisory_xact_lock(:first) AS a, pg_advisory_xact_lock(:second) AS b
                """)
        int lock(int shared, int first, int second);

        @SqlUpdate("""
                DELETE FROM rollup
                WHERE product_id = :productId AND day BETWEEN :from AND :to
                  AND (field = :field
                       OR field = '$reported' AND value = :field
                       OR field = '$unusable' AND starts_with(value, :prefix))
                """)
        int series(int productId, String field, String prefix, LocalDate from, LocalDate to);

        @SqlUpdate("""
                DELETE FROM standing
                WHERE product_id = :productId AND day BETWEEN :from AND :to
                  AND (field = :field
                       OR field = '$reported' AND value = :field
                       OR field = '$unusable' AND starts_with(value, :prefix))
                """)
        int standings(int productId, String field, String prefix, LocalDate from, LocalDate to);

        @SqlUpdate("""
                DELETE FROM latest_set
                WHERE product_id = :productId AND day BETWEEN :from AND :to
                  AND (field = :field
                       OR field = '$reported' AND value = :field
                       OR field = '$unusable' AND starts_with(value, :prefix))
                """)
        int latestSets(int productId, String field, String prefix, LocalDate from, LocalDate to);

        @SqlUpdate("""
                DELETE FROM arrival
                WHERE product_id = :productId AND field = :field AND day BETWEEN :from AND :to
                """)
        int arrivals(int productId, String field, LocalDate from, LocalDate to);

        /**
         * Notes that the bitmaps of these days changed, so that what servers remember of them is read anew. Closed days stay closed: their
         * standings changed with them.
         */
        @SqlUpdate("""
                UPDATE rollup_day AS d
                SET revision = known.revision, closed = known.closed
                FROM (
                    SELECT day, revision + more AS revision,
                           CASE WHEN closed = sum(revision) OVER w THEN closed + sum(more) OVER w ELSE closed END AS closed
                    FROM (
                        SELECT day, revision, closed,
                               CASE WHEN revision > 0 AND day BETWEEN :from AND :to THEN 1 ELSE 0 END AS more
                        FROM rollup_day
                        WHERE product_id = :productId
                    ) AS each
                    WINDOW w AS (ORDER BY day)
                ) AS known
                WHERE d.product_id = :productId AND d.day = known.day AND d.day >= :from
                """)
        void changed(int productId, LocalDate from, LocalDate to);
    }
}
