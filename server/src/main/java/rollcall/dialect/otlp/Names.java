package rollcall.dialect.otlp;

import java.util.Set;

/** The attributes that TimeTracker's telemetry service gives to log records (app/telemetry/service.py, releases 5.1.0 to 5.10.0). */
final class Names {
    static final String EVENT_NAME = "event_name";
    static final String INSTALL_ID = "install_id";
    static final String IDENTITY = "identity";
    static final String CATEGORY = "event_category";
    static final String VERSION = "app_version";

    /** True for product events, false for the base layer. */
    static final String DETAILED = "detailed";

    /** Of Rollcall's own sender, which says more than TimeTracker. No property's name has a dot. */
    static final String SOURCE = "event.source";

    static final String CONTEXT_PREFIX = "context.";

    /** Before properties whose names are taken. */
    static final String PROPERTY_PREFIX = "property.";

    /** Attributes of the resource. */
    static final String SERVICE_VERSION = "service.version";

    static final String ENVIRONMENT = "deployment.environment";

    /** The base layer: what makes a log record a heartbeat. */
    static final Set<String> HEARTBEATS = Set.of("base_telemetry.first_seen", "base_telemetry.heartbeat");

    /** What says who and what; the rest says how things are. */
    static final Set<String> ENVELOPE =
            Set.of(EVENT_NAME, INSTALL_ID, IDENTITY, CATEGORY, DETAILED, "trace_id", "span_id");

    private static final Set<String> OTHERS = Set.of(
            VERSION,
            SERVICE_VERSION,
            ENVIRONMENT,
            "service.name",
            "telemetry_fingerprint",
            "platform",
            "os_version",
            "architecture",
            "locale",
            "timezone",
            "first_seen_at",
            "last_seen_at",
            "heartbeat_at",
            "release_channel",
            "deployment_type",
            "environment",
            "deployment_method");

    private Names() {}

    /** The key if it is one of these: answers and counts say no name of the sender's own making. */
    static String shown(String key) {
        return ENVELOPE.contains(key) || OTHERS.contains(key) ? key : "attributes";
    }
}
