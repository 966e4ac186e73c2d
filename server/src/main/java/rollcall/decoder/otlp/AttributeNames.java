package rollcall.decoder.otlp;

import java.util.List;
import java.util.Set;

/**
 * The names of attributes that mean something: those that TimeTracker's telemetry service gives to log records (app/telemetry/service.py,
 * releases 5.1.0 to 5.10.0), and OpenTelemetry's own for the same (semantic conventions 1.37).
 */
final class AttributeNames {
    static final String EVENT_NAME = "event_name";
    static final String INSTALL_ID = "install_id";

    /** OpenTelemetry's name for it. */
    static final String APP_INSTALLATION_ID = "app.installation.id";

    /** OpenTelemetry's name for a process, which lasts as long as an installation only where somebody says so. */
    static final String SERVICE_INSTANCE_ID = "service.instance.id";

    /** What senders of events had for the field {@code event_name} before log records had that. */
    static final String OLD_EVENT_NAME = "event.name";

    static final String IDENTITY = "identity";
    static final String CATEGORY = "event_category";
    /** The program's version, which every vocabulary understands by this name. */
    static final String VERSION = "app_version";

    /** True for product events, false for the base layer. */
    static final String DETAILED = "detailed";

    /** Of Rollcall's own sender, which says more than TimeTracker. No property's name has a dot. */
    static final String SOURCE = "event.source";

    static final String CONTEXT_PREFIX = "context.";

    /** Before properties whose names are taken. */
    static final String PROPERTY_PREFIX = "property.";

    private static final String PRODUCT_VERSION = "product_version";
    private static final String SERVICE_VERSION = "service.version";

    /** Under which names the program's version comes; the first that says something counts. */
    static final List<String> VERSIONS = List.of(VERSION, PRODUCT_VERSION, SERVICE_VERSION);

    private static final String ENVIRONMENT = "deployment.environment";

    /** What makes a log record a heartbeat: TimeTracker's base layer, and the name for every other program. */
    static final Set<String> HEARTBEATS =
            Set.of("base_telemetry.first_seen", "base_telemetry.heartbeat", "rollcall.heartbeat");

    /** What says who and what; the rest says how things are. */
    static final Set<String> ENVELOPE = Set.of(
            EVENT_NAME,
            OLD_EVENT_NAME,
            INSTALL_ID,
            APP_INSTALLATION_ID,
            SERVICE_INSTANCE_ID,
            IDENTITY,
            CATEGORY,
            DETAILED,
            "trace_id",
            "span_id");

    private static final Set<String> OTHERS = Set.of(
            VERSION,
            PRODUCT_VERSION,
            SERVICE_VERSION,
            ENVIRONMENT,
            "deployment.environment.name",
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

    private AttributeNames() {}

    /** The key if it is one of these: answers and counts say no name of the sender's own making. */
    static String shown(String key) {
        return ENVELOPE.contains(key) || OTHERS.contains(key) ? key : "attributes";
    }
}
