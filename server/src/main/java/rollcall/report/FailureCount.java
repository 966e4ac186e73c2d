package rollcall.report;

/**
 * Counts failures that were caught and logged, by the place that caught them. An operator's alarm watches the count; the details are in the
 * log.
 */
@FunctionalInterface
public interface FailureCount {
    /** Counts nothing; for commands, which run without a server. */
    FailureCount NONE = place -> {};

    /** Counts one more failure at this place. */
    void at(Place place);

    /** The places where failures are caught; each is a label of the metric. */
    enum Place {
        /** A request that brings a report. */
        INTAKE("intake"),
        HEARTBEAT_COMMIT("heartbeat_commit"),
        EVENT_COMMIT("event_commit"),
        HOUSEKEEPING("housekeeping"),
        FORGETTING("forgetting"),
        /** Any other request. */
        HTTP("http"),
        AGENT("agent"),
        /** The audit log. */
        AUDIT_LOG("journal"),
        /** The stop of the server. */
        STOP("stop");

        private final String label;

        Place(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
