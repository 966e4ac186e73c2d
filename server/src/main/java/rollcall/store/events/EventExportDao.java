package rollcall.store.events;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.customizer.QueryTimeOut;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.PartitionDao;

/**
 * Reads all event rows of a range of days, however many there are: one day of receipt, which is a partition, after another, and a thousand rows at a
 * time.
 */
public interface EventExportDao extends PartitionDao {

    /** Hands over each row that was received on these days, the last one included, oldest first, and within a day by instance. */
    @Transaction
    default void export(int productId, LocalDate from, LocalDate to, Consumer<EventRow> each) {
        waitForReader();
        days("event", from, to).forEach(day -> read(productId, day, each));
    }

    /** For {@link #export} alone: lifts the time limits, because the reader of the output may be slow. */
    @SqlUpdate("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
    void waitForReader();

    /** For {@link #export} alone: the order is that of the index, so that nothing is sorted. */
    @SqlQuery("""
            SELECT received_on, day, instance_id, name, type, source, profile, version,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
              FROM event
             WHERE product_id = :productId AND received_on = :day
             ORDER BY instance_id, batch_id
            """)
    @FetchSize(1_000)
    @QueryTimeOut(0)
    @RegisterConstructorMapper(EventRow.class)
    void read(int productId, LocalDate day, Consumer<EventRow> each);

    /** Whether any event was received on that day. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM event WHERE product_id = :productId AND received_on = :day)
            """)
    boolean any(int productId, LocalDate day);
}
