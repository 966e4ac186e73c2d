package rollcall.store;

import java.time.Duration;
import rollcall.gate.Kept;

/**
 * A judged heartbeat on its way into the database.
 *
 * @param productId whose
 * @param window how long after an accepted heartbeat the same instance is refused
 * @param kept what the gate let through
 */
public record ArrivingHeartbeat(int productId, Duration window, Kept kept) {}
