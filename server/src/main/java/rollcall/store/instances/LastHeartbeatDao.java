package rollcall.store.instances;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads when a product's newest heartbeat arrived. A cluster plans no query that takes one row of each of several products. */
public interface LastHeartbeatDao {
    /** Empty if none ever arrived. One step in an index. */
    @SqlQuery("""
            SELECT last_heartbeat_at
              FROM instance
             WHERE product_id = :productId AND last_heartbeat_at > '-infinity'
             ORDER BY last_heartbeat_at DESC
             LIMIT 1
            """)
    Optional<Instant> of(int productId);
}
