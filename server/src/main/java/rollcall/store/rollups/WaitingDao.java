package rollcall.store.rollups;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What is in the queues of the rollups, as far as it is still to be rolled up. */
public interface WaitingDao {
    /** When the oldest heartbeat came that no page shows yet; empty if none waits. */
    @SqlQuery("SELECT min(accepted_at) FROM heartbeat_batch WHERE NOT folded")
    Optional<Instant> oldestHeartbeat();

    /** When the oldest batch of events came that no page shows yet; empty if none waits. */
    @SqlQuery("SELECT min(accepted_at) FROM event_batch WHERE NOT folded AND failed_at IS NULL")
    Optional<Instant> oldestEvents();
}
