package rollcall.intake;

/** The endpoints for reports. */
enum IntakeEndpoint {
    HEARTBEAT("heartbeat"),
    EVENTS("events"),
    PENPOT("penpot"),
    MAPPED("mapped"),
    FORGET("forget"),
    LOGS("otlp/v1/logs"),
    METRICS("otlp/v1/metrics"),
    TRACES("otlp/v1/traces"),
    /** An address at which no report is taken, or one of OpenTelemetry's with a method that none takes. */
    OTHER("");

    private final String path;

    IntakeEndpoint(String path) {
        this.path = path;
    }

    /** The path after {@code /ingest/}; empty for {@link #OTHER}. */
    String path() {
        return path;
    }
}
