package rollcall.store.rollups;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The age of the queues of the rollups. */
public interface WaitingDao {
    /** When the oldest heartbeat in the queue was accepted; empty if the queue is empty. */
    @SqlQuery("SELECT min(accepted_at) FROM heartbeat_batch WHERE NOT folded")
    Optional<Instant> oldestHeartbeat();

    /** When the oldest batch of events in the queue was accepted; empty if the queue is empty. Parked batches do not count. */
    @SqlQuery("SELECT min(accepted_at) FROM event_batch WHERE NOT folded AND failed_at IS NULL")
    Optional<Instant> oldestEvents();
}
