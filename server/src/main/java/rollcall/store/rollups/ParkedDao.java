package rollcall.store.rollups;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Heartbeats and batches that cannot be rolled up: table {@code parked_heartbeat}, and rows of {@code event_batch} that failed. */
public interface ParkedDao {
    /** How many are parked, by product and kind. */
    @SqlQuery("""
            SELECT product_id, 'heartbeats' AS what, count(*) AS count, max(failed_at) AS last_at,
                   (array_agg(failed_place ORDER BY failed_at DESC))[1] AS place
            FROM parked_heartbeat
            GROUP BY product_id
            UNION ALL
            SELECT product_id, 'events', count(*), max(failed_at),
                   (array_agg(failed_place ORDER BY failed_at DESC))[1]
            FROM event_batch
            WHERE failed_at IS NOT NULL
            GROUP BY product_id
            ORDER BY product_id, what
            """)
    @RegisterConstructorMapper(Sum.class)
    List<Sum> sums();

    /** Puts the heartbeats and batches that other versions of the program parked back into the queues; null puts all of them back. */
    @Transaction
    default void retryAfter(@Nullable String version) {
        retryEvents(version);
        retryHeartbeats(version);
    }

    /** Puts everything that is parked back into the queues. */
    @Transaction
    default void retry() {
        retryAfter(null);
    }

    /**
     * Puts parked batches of events back into the queue.
     *
     * @param but the version of the program whose parked batches stay; null if none stay
     */
    @SqlUpdate("""
            UPDATE event_batch
            SET failed_at = NULL
            WHERE failed_at IS NOT NULL AND failed_by IS DISTINCT FROM CAST(:but AS text)
            """)
    void retryEvents(@Nullable String but);

    /**
     * Puts parked heartbeats back into the queue, as settled group commits of at most 500 heartbeats of one product. It is one statement,
     * so that heartbeats that are parked meanwhile stay parked.
     *
     * @param but the version of the program whose parked heartbeats stay; null if none stay
     */
    @SqlUpdate("""
            WITH parked AS (
                DELETE FROM parked_heartbeat
                WHERE failed_by IS DISTINCT FROM CAST(:but AS text)
                RETURNING product_id, instance_id, day
            ), numbered AS (
                SELECT product_id, instance_id, day,
                       row_number() OVER (PARTITION BY product_id ORDER BY instance_id, day) / 500 AS commit
                FROM parked
            )
            INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at, answered)
            SELECT 0, array_agg(product_id), array_agg(instance_id), array_agg(day), now(), true
            FROM numbered
            GROUP BY product_id, commit
            """)
    void retryHeartbeats(@Nullable String but);

    /**
     * How much of a product is parked.
     *
     * @param what "heartbeats" or "events"
     * @param count heartbeats, or batches of events
     * @param lastAt when the last one failed
     * @param place the place of that failure: classes, files and lines
     */
    record Sum(int productId, String what, long count, Instant lastAt, String place) {}
}
