package rollcall.store.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.DayPartitions;

/**
 * Raw events that are over their product's time. A day leaves as a whole as soon as nobody who still keeps it has rows in it; before that
 * the rows of the others are deleted, because a stated number of days is a promise and not a wish.
 */
public final class OldEvents {
    /** Rows of one DELETE, not counting those that the last of their batches has more. */
    private static final int ROWS_AT_A_TIME = 20_000;

    private final Jdbi jdbi;
    private final DayPartitions partitions;

    public OldEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.partitions = new DayPartitions(jdbi, "event");
    }

    /**
     * Removes what was received earlier than its product keeps it.
     *
     * @param patient whether a day that somebody reads may stay for now; if not, its rows are deleted, which needs nobody's leave
     * @return how many days were dropped
     */
    public int remove(LocalDate today, boolean patient) {
        return partitions.drop(today, day -> !isKept(day, age(day, today)), day -> {
            int age = age(day, today);
            if (!patient || isKept(day, age)) {
                delete(day, age);
            }
        });
    }

    private static int age(LocalDate day, LocalDate today) {
        return (int) ChronoUnit.DAYS.between(day, today);
    }

    private boolean isKept(LocalDate day, int age) {
        return jdbi.withExtension(Rows.class, rows -> rows.any(day, rows.keeping(age)));
    }

    private void delete(LocalDate day, int age) {
        jdbi.withExtension(Rows.class, rows -> rows.over(age)).forEach(product -> deleteAll(day, product));
    }

    /** In portions, each in a transaction of its own. */
    private void deleteAll(LocalDate day, int product) {
        int deleted;
        do {
            deleted = jdbi.withExtension(Rows.class, rows -> rows.delete(day, product, ROWS_AT_A_TIME));
        } while (deleted > 0 && !Thread.currentThread().isInterrupted());
    }

    interface Rows {
        @SqlQuery("SELECT product_id FROM product WHERE keep_event_days >= :age")
        List<Integer> keeping(int age);

        @SqlQuery("SELECT product_id FROM product WHERE keep_event_days < :age")
        List<Integer> over(int age);

        @SqlQuery("""
                SELECT EXISTS (SELECT 1 FROM event WHERE received_on = :day AND product_id = ANY(:products))
                """)
        boolean any(LocalDate day, List<Integer> products);

        @SqlUpdate("""
                DELETE FROM event
                WHERE received_on = :day AND product_id = :product AND (instance_id, batch_id) IN (
                    SELECT instance_id, batch_id
                    FROM event
                    WHERE received_on = :day AND product_id = :product
                    ORDER BY instance_id, batch_id
                    LIMIT :most
                )
                """)
        int delete(LocalDate day, int product, int most);
    }
}
