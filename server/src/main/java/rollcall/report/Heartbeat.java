package rollcall.report;

import java.util.Map;

/**
 * The daily answer of one instance.
 *
 * @param origin who reports
 * @param claims what it claims, by field name, in the order it came; nothing of this may be stored before the gate has seen it
 * @param circumstances what its sender says anyway of itself and its machine, by name (OpenTelemetry's resource); claims of the same name
 *     count before it, and nobody misses what is not kept of it
 */
public record Heartbeat(Reporter origin, Map<String, ReportedValue> claims, Map<String, ReportedValue> circumstances)
        implements Report {
    /** A heartbeat of a sender that says what it is asked for, and no more. */
    public Heartbeat(Reporter origin, Map<String, ReportedValue> claims) {
        this(origin, claims, Map.of());
    }
}
