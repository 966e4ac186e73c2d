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
 * The table {@code event_batch} as the queue of the fold. Nobody but the fold sets {@code folded}, and nobody changes a summary: so rows
 * are read without a lock, and locked only for the moment in which they are marked. Whoever answers a sender never waits for a fold.
 */
public interface EventQueueDao {
    /** The products that have batches which wait. */
    @SqlQuery("""
            SELECT DISTINCT product_id
            FROM event_batch
            WHERE NOT folded AND failed_at IS NULL
            ORDER BY product_id
            """)
    List<Integer> products();

    /** A product's oldest batches that wait, by their numbers alone. */
    @SqlQuery("""
            SELECT batch_id
            FROM event_batch
            WHERE product_id = :productId AND NOT folded AND failed_at IS NULL
            ORDER BY batch_id
            LIMIT :most
            """)
    List<Long> oldest(int productId, int most);

    /** These batches in their order, one at a time, as a summary may have megabytes. Only inside a transaction; to be closed. */
    @SqlQuery("""
            SELECT batch_id, ordinal, accepted_at, folded_lines, CAST(summary AS text) AS summary
            FROM event_batch
            WHERE batch_id = ANY(:batchIds) AND NOT folded AND failed_at IS NULL
            ORDER BY batch_id
            """)
    @RegisterConstructorMapper(QueuedEvents.class)
    @FetchSize(1)
    Stream<QueuedEvents> batches(List<Long> batchIds);

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

    /** Notes how far a batch is folded that is not folded to its end. */
    @SqlUpdate("UPDATE event_batch SET folded_lines = :lines WHERE batch_id = :batchId")
    void markPart(long batchId, int lines);

    /** Leaves a batch alone that cannot be folded. Unless it is held at this moment: then its turn comes again. */
    @SqlUpdate("""
            UPDATE event_batch
            SET failed_at = now(), failed_place = :place, failed_by = :by
            WHERE batch_id IN (SELECT batch_id FROM event_batch WHERE batch_id = :batchId FOR UPDATE SKIP LOCKED)
            """)
    void park(long batchId, String place, String by);

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

    /**
     * A batch of events that waits to be folded.
     *
     * @param ordinal of the instance that sent it
     * @param foldedLines how many lines of the summary are folded already
     * @param summary an {@link EventSummary} in JSON
     */
    record QueuedEvents(long batchId, int ordinal, Instant acceptedAt, int foldedLines, String summary) {}
}
