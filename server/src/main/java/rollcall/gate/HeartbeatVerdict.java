package rollcall.gate;

import java.util.List;

/**
 * What the gate decided about one heartbeat.
 *
 * @param kept what may be stored
 * @param drops the ignored fields
 */
public record HeartbeatVerdict(KeptHeartbeat kept, List<IgnoredField> drops) {}
