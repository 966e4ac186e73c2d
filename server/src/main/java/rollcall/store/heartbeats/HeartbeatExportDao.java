package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.customizer.QueryTimeOut;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.jdbc.BinaryTransfer;
import rollcall.store.jdbc.PartitionDao;

/**
 * Reads all heartbeat rows of a range of days, however many there are. It sorts one day, which is a partition, at a time, and holds a thousand
 * rows in memory.
 */
public interface HeartbeatExportDao extends PartitionDao {
    /** Hands over each row of these days, the last one included, oldest first. */
    @Transaction
    default void export(int productId, LocalDate from, LocalDate to, Consumer<KeptDay> each) {
        waitForReader();
        Set<LocalDate> days = new TreeSet<>(days("heartbeat", from, to));
        days.addAll(days("heartbeat_plain", from, to));
        days.forEach(day -> read(productId, day, each));
    }

    /** For {@link #export} alone: lifts the time limits, because the reader of the output may be slow. */
    @SqlUpdate("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
    void waitForReader();

    /** For {@link #export} alone: outside of a transaction the driver fetches all rows at once. */
    @SqlQuery("""
            SELECT instance_id, day, received_at, version, dictionary_id, kept
              FROM kept_heartbeat
             WHERE product_id = :productId AND day = :day
             ORDER BY received_at, instance_id
            """)
    @BinaryTransfer
    @FetchSize(1_000)
    @QueryTimeOut(0)
    @RegisterRowMapper(KeptDayMapper.class)
    void read(int productId, LocalDate day, Consumer<KeptDay> each);
}
