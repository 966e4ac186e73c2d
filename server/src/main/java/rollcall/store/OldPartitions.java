package rollcall.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The day partitions of table {@code heartbeat} that are over their time. */
public final class OldPartitions {
    private static final String PREFIX = "heartbeat_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final Jdbi jdbi;

    public OldPartitions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** For how many days raw rows are kept: the longest that any product asks for; 0 without products. */
    public int longestKeepDays() {
        return jdbi.withExtension(Catalog.class, Catalog::longestKeepDays);
    }

    /**
     * Drops the partitions of all earlier days, each in a transaction of its own. A drop stands in the way of every sender while it waits
     * for a reader, so it gives up after two seconds.
     *
     * @return how many were dropped
     */
    public int dropBefore(LocalDate day) {
        List<String> old =
                jdbi.withExtension(Catalog.class, catalog -> catalog.partitionsBefore(PREFIX + day.format(NAME)));
        old.forEach(name -> jdbi.useTransaction(handle -> drop(handle, name)));
        return old.size();
    }

    private static void drop(Handle handle, String name) {
        handle.attach(Catalog.class).waitBriefly();
        // DDL takes no parameters; the catalog's own names of this pattern need no quotes.
        handle.execute("DROP TABLE IF EXISTS " + name);
    }

    interface Catalog {
        @SqlQuery("SELECT coalesce(max(keep_raw_days), 0) FROM product")
        int longestKeepDays();

        @SqlUpdate("SET LOCAL lock_timeout = '2s'")
        void waitBriefly();

        @SqlQuery("""
                SELECT c.relname
                FROM pg_inherits i
                JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'heartbeat'::regclass AND c.relname ~ '^heartbeat_[0-9]{8}$' AND c.relname < :name
                ORDER BY c.relname
                """)
        List<String> partitionsBefore(String name);
    }
}
