package rollcall.store.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.jdbc.DayPartitions;

/**
 * Removes raw events when their product's time is over. A day's partition is dropped once no product that still keeps that day has rows in it. Before
 * that, the rows of the other products are deleted, because the stated number of days is a promise.
 */
public final class OldEvents {
    /** How many rows one DELETE removes; the rest of the last batch among them is removed as well. */
    private static final int ROWS_AT_A_TIME = 20_000;

    private final Jdbi jdbi;
    private final DayPartitions partitions;

    public OldEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.partitions = new DayPartitions(jdbi, "event");
    }

    /**
     * Removes events that were received earlier than their product keeps them.
     *
     * @param patient whether a day that somebody reads may stay for now; otherwise its rows are deleted, which waits for no reader
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
        return jdbi.withExtension(OldEventDao.class, oldEventDao -> oldEventDao.any(day, oldEventDao.keeping(age)));
    }

    private void delete(LocalDate day, int age) {
        jdbi.withExtension(OldEventDao.class, oldEventDao -> oldEventDao.over(age))
                .forEach(product -> deleteAll(day, product));
    }

    /** Deletes in portions, each in a transaction of its own. */
    private void deleteAll(LocalDate day, int product) {
        int deleted;
        do {
            deleted = jdbi.withExtension(
                    OldEventDao.class, oldEventDao -> oldEventDao.delete(day, product, ROWS_AT_A_TIME));
        } while (deleted > 0 && !Thread.currentThread().isInterrupted());
    }
}
