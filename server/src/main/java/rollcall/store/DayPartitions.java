package rollcall.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The day partitions that a table of raw rows has, and their end; {@link Partitions} makes them. */
final class DayPartitions {
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final Jdbi jdbi;
    private final String table;

    DayPartitions(Jdbi jdbi, String table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    /** The days before that one, oldest first. */
    List<LocalDate> before(LocalDate day) {
        return jdbi.withExtension(
                PartitionDao.class, catalog -> catalog.days(table, LocalDate.EPOCH, day.minusDays(1)));
    }

    /**
     * Drops a day, in a transaction of its own. A drop stands in the way of every sender while it waits for a reader, so it gives up after
     * half a second.
     */
    void drop(LocalDate day) {
        jdbi.useTransaction(handle -> drop(handle, table + "_" + day.format(NAME)));
    }

    private static void drop(Handle handle, String name) {
        handle.attach(Patience.class).waitBriefly();
        // DDL takes no parameters; a table's name of our own and digits of a LocalDate need no quotes.
        handle.execute("DROP TABLE IF EXISTS " + name);
    }

    interface Patience {
        @SqlUpdate("SET LOCAL lock_timeout = '500ms'")
        void waitBriefly();
    }
}
