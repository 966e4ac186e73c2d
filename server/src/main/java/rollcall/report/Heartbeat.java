package rollcall.report;

import java.util.Map;

/**
 * The daily report of one instance. Nothing of it may be stored before the gate has seen it.
 *
 * @param origin the reporting instance
 * @param claims the reported values by field name, in the order of the request
 * @param circumstances values that the sender's library adds about the program and its machine, by name (OpenTelemetry's resource). A value
 *     of {@code claims} with the same name takes precedence. Ignored ones are not shown as a loss.
 */
public record Heartbeat(Reporter origin, Map<String, ReportedValue> claims, Map<String, ReportedValue> circumstances)
        implements Report {
    /** A heartbeat without circumstances. */
    public Heartbeat(Reporter origin, Map<String, ReportedValue> claims) {
        this(origin, claims, Map.of());
    }
}
