package rollcall.store.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Lists and drops the day partitions of a table of raw rows; {@link Partitions} makes them. */
public final class DayPartitions {
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    /** SQLSTATE 55P03: another transaction holds the lock. */
    private static final String HELD = "55P03";

    private final Jdbi jdbi;
    private final String table;

    public DayPartitions(Jdbi jdbi, String table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    private List<LocalDate> before(LocalDate day) {
        return jdbi.withExtension(
                PartitionDao.class, catalog -> catalog.days(table, LocalDate.EPOCH, day.minusDays(1)));
    }

    /** Deletes rows of a day whose partition is not dropped. */
    @FunctionalInterface
    public interface Rest {
        void delete(LocalDate day);
    }

    /**
     * Drops the partitions of days, oldest first. A failure on one day does not stop the other days. After a partition that another
     * transaction reads, no further partition is dropped in this pass.
     *
     * @param before only earlier days are dropped
     * @param whole whether a day's partition may be dropped
     * @param rest called for each day whose partition was not dropped: it may not be, another transaction reads one, or dropping it failed
     * @return how many days were dropped
     * @throws RuntimeException the first failure; thrown after all days were tried
     */
    public int drop(LocalDate before, Predicate<LocalDate> whole, Rest rest) {
        Days days = new Days();
        for (LocalDate day : before(before)) {
            days.attempt(() -> days.drop(day, whole));
            if (!days.last) {
                days.attempt(() -> rest.delete(day));
            }
        }
        if (days.failure != null) {
            throw days.failure;
        }
        return days.dropped;
    }

    /** The state of one pass. */
    private final class Days {
        private int dropped;
        private boolean last;
        private boolean held;
        private @Nullable RuntimeException failure;

        public void drop(LocalDate day, Predicate<LocalDate> whole) {
            last = false;
            if (!held && whole.test(day)) {
                last = DayPartitions.this.drop(day);
                held = !last;
                dropped += last ? 1 : 0;
            }
        }

        void attempt(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    /**
     * Drops a day's partition in a transaction of its own. While it waits for a reader, every sender waits behind it. So it gives up after
     * 200 ms, and a later pass tries again.
     *
     * @return false if another transaction reads the partition
     */
    private boolean drop(LocalDate day) {
        try {
            jdbi.useTransaction(handle -> drop(handle, table + "_" + day.format(NAME)));
            return true;
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && HELD.equals(sql.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void drop(Handle handle, String name) {
        handle.attach(Patience.class).waitBriefly();
        // DDL takes no parameters. The name of one of our tables and the digits of a LocalDate need no quotes.
        handle.execute("DROP TABLE IF EXISTS " + name);
    }

    interface Patience {
        @SqlUpdate("SET LOCAL lock_timeout = '200ms'")
        void waitBriefly();
    }
}
