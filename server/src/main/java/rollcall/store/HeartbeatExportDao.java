package rollcall.store;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Reads all heartbeat rows of a time, however many there are: a day, which is a partition, is sorted at a time, and a thousand rows are in memory. */
public interface HeartbeatExportDao {
    /** Hands over each row of these days, the last one included, oldest first. */
    @Transaction
    default void export(int productId, LocalDate from, LocalDate to, Consumer<KeptDay> each) {
        waitForReader();
        days(from, to).forEach(day -> read(productId, day, each));
    }

    /** For {@link #export} alone: whoever reads the output may take their time. */
    @SqlUpdate("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
    void waitForReader();

    /** For {@link #export} alone: the days that have a partition, in order. */
    @SqlQuery("""
            SELECT day
              FROM (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day
                      FROM pg_inherits i
                      JOIN pg_class c ON c.oid = i.inhrelid
                     WHERE i.inhparent = 'heartbeat'::regclass AND c.relname ~ '^heartbeat_[0-9]{8}$') AS partition
             WHERE day BETWEEN :from AND :to
             ORDER BY day
            """)
    List<LocalDate> days(LocalDate from, LocalDate to);

    /** For {@link #export} alone: outside of a transaction the driver would fetch everything at once. */
    @SqlQuery("""
            SELECT instance_id, day, received_at, version, CAST(kept AS text) AS kept
              FROM heartbeat
             WHERE product_id = :productId AND day = :day
             ORDER BY received_at, instance_id
            """)
    @FetchSize(1_000)
    @RegisterConstructorMapper(KeptDay.class)
    void read(int productId, LocalDate day, Consumer<KeptDay> each);
}
