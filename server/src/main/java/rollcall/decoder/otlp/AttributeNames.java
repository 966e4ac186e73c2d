package rollcall.decoder.otlp;

import java.util.List;
import java.util.Set;

/**
 * The names of attributes with a meaning: those that TimeTracker's telemetry service gives to log records (app/telemetry/service.py,
 * releases 5.1.0 to 5.10.0), and OpenTelemetry's own names for these attributes (semantic conventions 1.37).
 */
final class AttributeNames {
    static final String EVENT_NAME = "event_name";
    static final String INSTALL_ID = "install_id";

    /** OpenTelemetry's name for {@link #INSTALL_ID}. */
    static final String APP_INSTALLATION_ID = "app.installation.id";

    /** OpenTelemetry's name for a process. It lasts as long as an installation only in products whose superusers state so. */
    static final String SERVICE_INSTANCE_ID = "service.instance.id";

    /** The event name of senders that are older than the field {@code event_name} of log records. */
    static final String OLD_EVENT_NAME = "event.name";

    static final String IDENTITY = "identity";
    static final String CATEGORY = "event_category";
    /** The program's version; every vocabulary knows this name. */
    static final String VERSION = "app_version";

    /** True for product events, false for heartbeats (TimeTracker's base layer). */
    static final String DETAILED = "detailed";

    /** The source of an event, which only Rollcall's own sender reports. Names of properties have no dot. */
    static final String SOURCE = "event.source";

    static final String CONTEXT_PREFIX = "context.";

    /** The prefix of properties whose names have another meaning here. */
    static final String PROPERTY_PREFIX = "property.";

    private static final String PRODUCT_VERSION = "product_version";
    private static final String SERVICE_VERSION = "service.version";

    /** The names for the program's version; the first one with a value counts. */
    static final List<String> VERSIONS = List.of(VERSION, PRODUCT_VERSION, SERVICE_VERSION);

    private static final String ENVIRONMENT = "deployment.environment";

    /** The event names of heartbeats: TimeTracker's base layer, and one name for all other programs. */
    static final Set<String> HEARTBEATS =
            Set.of("base_telemetry.first_seen", "base_telemetry.heartbeat", "rollcall.heartbeat");

    /** Attributes that identify the installation and the event; the others are reported values. */
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

    /** The key if it is one of these, otherwise "attributes": answers and counts repeat no name that a sender made up. */
    static String shown(String key) {
        return ENVELOPE.contains(key) || OTHERS.contains(key) ? key : "attributes";
    }
}
