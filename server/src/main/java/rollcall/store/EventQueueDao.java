package rollcall.store;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The table {@code event_batch} as the queue of the fold. Nobody but the fold sets {@code folded}, and nobody changes a summary: so rows
 * are read without a lock, and locked only for the moment in which they are marked. Whoever answers a sender never waits for a fold.
 */
public interface EventQueueDao {
    /** The oldest batches that are not folded, one at a time, as a summary may have megabytes. Only inside a transaction; to be closed. */
    @SqlQuery("""
            SELECT batch_id, product_id, ordinal, CAST(summary AS text) AS summary
            FROM event_batch
            WHERE NOT folded
            ORDER BY batch_id
            LIMIT :most
            """)
    @RegisterConstructorMapper(QueuedEvents.class)
    @FetchSize(1)
    Stream<QueuedEvents> oldest(int most);

    /** Before {@link #lock}: to there {@link #unlock} goes back. */
    @SqlUpdate("SAVEPOINT before_marks")
    void beforeLock();

    /** Takes those rows that nobody holds at this moment, until the end of the transaction. */
    @SqlQuery("""
            SELECT batch_id
            FROM event_batch
            WHERE batch_id = ANY(:batchIds)
            FOR UPDATE SKIP LOCKED
            """)
    List<Long> lock(List<Long> batchIds);

    /** Lets go what was taken. */
    @SqlUpdate("ROLLBACK TO SAVEPOINT before_marks")
    void unlock();

    /** Removes those whose answers are settled. */
    @SqlUpdate("""
            DELETE FROM event_batch
            WHERE batch_id = ANY(:batchIds) AND answered
            """)
    void removeAnswered(List<Long> batchIds);

    /** Marks those that still wait for their answers. */
    @SqlUpdate("""
            UPDATE event_batch
            SET folded = true
            WHERE batch_id = ANY(:batchIds)
            """)
    void markFolded(List<Long> batchIds);

    /** Removes those that were folded before and answered since. */
    @SqlUpdate("""
            DELETE FROM event_batch
            WHERE batch_id IN (
                SELECT batch_id
                FROM event_batch
                WHERE answered AND folded
                FOR UPDATE SKIP LOCKED
            )
            """)
    int removeSettled();
}
