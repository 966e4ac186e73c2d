package rollcall.store;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code heartbeat_batch} as the queue of the fold. */
public interface FoldQueueDao {
    /** Batches that are looked at for one portion, so that a long queue is not read again for each. */
    int BATCHES_AT_A_TIME = 2_000;

    /** The oldest batches that are not folded, whole: at least one, and as many as hold fewer than {@code most} heartbeats. */
    @SqlQuery("""
            SELECT b.batch_id, h.product_id, h.instance_id, h.day
            FROM (
                SELECT batch_id, product_ids, instance_ids, days,
                       sum(cardinality(instance_ids)) OVER (ORDER BY batch_id) - cardinality(instance_ids) AS before
                FROM (SELECT * FROM heartbeat_batch WHERE NOT folded ORDER BY batch_id LIMIT :batches) AS oldest
            ) AS b,
            unnest(b.product_ids, b.instance_ids, b.days) AS h (product_id, instance_id, day)
            WHERE b.before < :most
            """)
    @RegisterConstructorMapper(QueuedHeartbeat.class)
    List<QueuedHeartbeat> oldest(int most, int batches);

    /** Removes those of a portion whose answers went out; a row that a group commit holds at this moment is left for the next time. */
    @SqlUpdate("""
            DELETE FROM heartbeat_batch
            WHERE batch_id IN (
                SELECT batch_id
                FROM heartbeat_batch
                WHERE answered AND batch_id = ANY(:batchIds)
                FOR UPDATE SKIP LOCKED
            )
            """)
    void removeAnswered(List<Long> batchIds);

    /** Removes those that were folded before and answered since. */
    @SqlUpdate("""
            DELETE FROM heartbeat_batch
            WHERE batch_id IN (
                SELECT batch_id
                FROM heartbeat_batch
                WHERE answered AND folded
                FOR UPDATE SKIP LOCKED
            )
            """)
    int removeSettled();

    /** Marks those that still wait for their answers; a row that a group commit holds at this moment is folded once more. */
    @SqlUpdate("""
            UPDATE heartbeat_batch
            SET folded = true
            WHERE batch_id IN (
                SELECT batch_id
                FROM heartbeat_batch
                WHERE batch_id = ANY(:batchIds)
                FOR UPDATE SKIP LOCKED
            )
            """)
    void markFolded(List<Long> batchIds);
}
