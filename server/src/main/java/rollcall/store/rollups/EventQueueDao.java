package rollcall.store.rollups;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.events.EventSummary;

/**
 * The table {@code event_batch} as the queue of the rollup. Only the rollup sets {@code folded}, and a summary never changes. So rows are
 * read without a lock, and locked only while they are marked. Answering a sender never waits for a rollup.
 */
public interface EventQueueDao {
    /** The products that have batches in the queue. */
    @SqlQuery("""
            SELECT DISTINCT product_id
            FROM event_batch
            WHERE NOT folded AND failed_at IS NULL
            ORDER BY product_id
            """)
    List<Integer> products();

    /** The numbers of a product's oldest batches in the queue. */
    @SqlQuery("""
            SELECT batch_id
            FROM event_batch
            WHERE product_id = :productId AND NOT folded AND failed_at IS NULL
            ORDER BY batch_id
            LIMIT :most
            """)
    List<Long> oldest(int productId, int most);

    /**
     * The given batches in their order, read one at a time because a summary may have megabytes. The caller has to hold a transaction and
     * to close the stream.
     */
    @SqlQuery("""
            SELECT batch_id, ordinal, accepted_at, folded_lines, CAST(summary AS text) AS summary
            FROM event_batch
            WHERE batch_id = ANY(:batchIds) AND NOT folded AND failed_at IS NULL
            ORDER BY batch_id
            """)
    @RegisterConstructorMapper(QueuedEvents.class)
    @FetchSize(1)
    Stream<QueuedEvents> batches(List<Long> batchIds);

    /** Sets the savepoint of {@link #unlock}. Has to be called before {@link #lock}. */
    @SqlUpdate("SAVEPOINT before_marks")
    void beforeLock();

    /** Locks the rows that no other transaction holds, until this transaction ends. Returns the numbers of the locked ones. */
    @SqlQuery("""
            SELECT batch_id
            FROM event_batch
            WHERE batch_id = ANY(:batchIds)
            FOR UPDATE SKIP LOCKED
            """)
    List<Long> lock(List<Long> batchIds);

    /** Releases the locks of {@link #lock}. */
    @SqlUpdate("ROLLBACK TO SAVEPOINT before_marks")
    void unlock();

    /** Removes the given batches whose answers are settled. The others stay. */
    @SqlUpdate("""
            DELETE FROM event_batch
            WHERE batch_id = ANY(:batchIds) AND answered
            """)
    void removeAnswered(List<Long> batchIds);

    /** Marks batches as rolled up. */
    @SqlUpdate("""
            UPDATE event_batch
            SET folded = true
            WHERE batch_id = ANY(:batchIds)
            """)
    void markFolded(List<Long> batchIds);

    /** Notes how many lines of a batch are rolled up. */
    @SqlUpdate("UPDATE event_batch SET folded_lines = :lines WHERE batch_id = :batchId")
    void markPart(long batchId, int lines);

    /** Parks a batch that cannot be rolled up. A batch that another transaction holds stays in the queue. */
    @SqlUpdate("""
            UPDATE event_batch
            SET failed_at = now(), failed_place = :place, failed_by = :by
            WHERE batch_id IN (SELECT batch_id FROM event_batch WHERE batch_id = :batchId FOR UPDATE SKIP LOCKED)
            """)
    void park(long batchId, String place, String by);

    /** Removes batches that are rolled up and whose answers are settled. */
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

    /**
     * A batch of events that waits to be rolled up.
     *
     * @param ordinal of the instance that sent it
     * @param foldedLines how many lines of the summary are rolled up already
     * @param summary an {@link EventSummary} in JSON
     */
    record QueuedEvents(long batchId, int ordinal, Instant acceptedAt, int foldedLines, String summary) {}
}
