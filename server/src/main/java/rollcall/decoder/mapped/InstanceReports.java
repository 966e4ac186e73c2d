package rollcall.decoder.mapped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** The reports of one installation within a body. */
final class InstanceReports {
    /** Stands for the version of the sender's schema, which a mapping does not know. */
    private static final String SCHEMA = "mapped";

    private final Reporter reporter;
    private final String versionField;
    private final Map<String, ReportedValue> values = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private boolean heartbeat;
    private @Nullable String version;

    InstanceReports(UUID instance, String versionField) {
        this.reporter = new Reporter(instance, SCHEMA);
        this.versionField = versionField;
    }

    /** Adds a report, all or nothing of it. */
    void add(MappedReport report) {
        Event event = report.event();
        if (event != null) {
            events.add(event);
        }
        if (report.isHeartbeat(event)) {
            heartbeat = true;
            values.putAll(report.values());
            report.version().ifPresent(reported -> values.put(versionField, reported));
        }
        report.version()
                .ifPresent(reported -> version = reported instanceof ReportedValue.Text text ? text.text() : null);
    }

    Stream<Heartbeat> heartbeat() {
        return heartbeat ? Stream.of(new Heartbeat(reporter, values)) : Stream.empty();
    }

    /** At most one: the batch of all events. */
    Stream<EventBatch> batch() {
        return events.isEmpty() ? Stream.empty() : Stream.of(new EventBatch(reporter, version, null, events));
    }
}
