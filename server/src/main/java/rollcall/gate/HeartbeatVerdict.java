package rollcall.gate;

import java.util.List;

/**
 * The gate's judgement of one heartbeat.
 *
 * @param kept what may be stored
 * @param drops what may not, by name and kind
 */
public record HeartbeatVerdict(KeptHeartbeat kept, List<IgnoredField> drops) {}
