package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code heartbeat_batch} as the queue of the rollup. */
public interface HeartbeatQueueDao {
    /** Most group commits that are read for one portion. Without a limit, every portion would read the whole queue. */
    int BATCHES_AT_A_TIME = 2_000;

    /** The products that have heartbeats in the queue. */
    @SqlQuery("""
            SELECT DISTINCT p.product_id
            FROM heartbeat_batch AS b, unnest(b.product_ids) AS p (product_id)
            WHERE NOT b.folded AND p.product_id <> ALL (b.folded_products)
            ORDER BY p.product_id
            """)
    List<Integer> products();

    /**
     * A product's heartbeats of its oldest group commits. Takes whole group commits, at least one, until they have {@code most} heartbeats
     * together. Looks at no more than {@code batches} group commits.
     */
    @SqlQuery("""
            SELECT b.batch_id, h.instance_id, h.day
            FROM (
                SELECT batch_id, product_ids, instance_ids, days,
                       sum(heartbeats) OVER (ORDER BY batch_id) - heartbeats AS before
                FROM (
                    SELECT batch_id, product_ids, instance_ids, days,
                           cardinality(array_positions(product_ids, CAST(:productId AS int))) AS heartbeats
                    FROM heartbeat_batch
                    WHERE NOT folded AND :productId = ANY (product_ids) AND :productId <> ALL (folded_products)
                    ORDER BY batch_id
                    LIMIT :batches
                ) AS oldest
            ) AS b,
            unnest(b.product_ids, b.instance_ids, b.days) AS h (product_id, instance_id, day)
            WHERE b.before < :most AND h.product_id = :productId
            """)
    @RegisterConstructorMapper(QueuedHeartbeat.class)
    List<QueuedHeartbeat> oldest(int productId, int most, int batches);

    /**
     * Removes the given group commits whose answers are settled and whose heartbeats of all other products are rolled up. A row that
     * another transaction holds stays.
     */
    @SqlUpdate("""
            DELETE FROM heartbeat_batch
            WHERE batch_id IN (
                SELECT batch_id
                FROM heartbeat_batch
                WHERE answered AND batch_id = ANY(:batchIds)
                  AND product_ids <@ (folded_products || CAST(:productId AS int))
                FOR UPDATE SKIP LOCKED
            )
            """)
    void removeAnswered(List<Long> batchIds, int productId);

    /** Removes group commits that are rolled up and whose answers are settled. */
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

    /**
     * Marks a product's part of group commits as rolled up. A row that another transaction holds is not marked. Its heartbeats are rolled
     * up once more, which changes nothing.
     */
    @SqlUpdate("""
            UPDATE heartbeat_batch
            SET folded_products = folded_products || CAST(:productId AS int),
                folded = product_ids <@ (folded_products || CAST(:productId AS int))
            WHERE batch_id IN (
                SELECT batch_id
                FROM heartbeat_batch
                WHERE batch_id = ANY(:batchIds)
                FOR UPDATE SKIP LOCKED
            )
            """)
    void markFolded(List<Long> batchIds, int productId);

    /** Notes a heartbeat that cannot be rolled up. */
    @SqlUpdate("""
            INSERT INTO parked_heartbeat (product_id, instance_id, day, failed_at, failed_place, failed_by)
            VALUES (:productId, :instanceId, :day, now(), :place, :by)
            ON CONFLICT (product_id, instance_id, day)
            DO UPDATE SET failed_at = excluded.failed_at, failed_place = excluded.failed_place, failed_by = excluded.failed_by
            """)
    void park(int productId, UUID instanceId, LocalDate day, String place, String by);

    /** A heartbeat that waits to be rolled up, with the number of its group commit. */
    record QueuedHeartbeat(long batchId, UUID instanceId, LocalDate day) {}
}
