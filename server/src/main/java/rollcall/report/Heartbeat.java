package rollcall.report;

import java.util.Map;

/**
 * The daily report of one instance. Nothing of it may be stored before the gate has seen it.
 *
 * @param reporter the reporting instance
 * @param values the reported values by field name, in the order of the request
 * @param circumstances values that the sender's library adds about the program and its machine, by name (OpenTelemetry's resource). A value
 *     of {@code values} with the same name takes precedence. Ignored ones are not shown as a loss.
 */
public record Heartbeat(Reporter reporter, Map<String, ReportedValue> values, Map<String, ReportedValue> circumstances)
        implements Report {
    /** A heartbeat without circumstances. */
    public Heartbeat(Reporter reporter, Map<String, ReportedValue> values) {
        this(reporter, values, Map.of());
    }
}
