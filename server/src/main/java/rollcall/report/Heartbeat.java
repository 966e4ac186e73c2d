package rollcall.report;

import java.util.Map;

/**
 * The daily answer of one instance.
 *
 * @param origin who reports
 * @param claims what it claims, by field name, in the order it came; nothing of this may be stored before the gate has seen it
 */
public record Heartbeat(Origin origin, Map<String, Claim> claims) implements Report {}
