package rollcall.analysis.instances;

import java.time.Instant;
import java.util.UUID;

/**
 * The heartbeat of a product that came last.
 *
 * @param version null if it reported none
 */
public record LatestHeartbeat(UUID instanceId, String version, Instant at) {}
