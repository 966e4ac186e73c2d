package rollcall.report;

/** Counts the failures that were caught and logged, by the place that caught them: an operator's alarm watches the number, the log has the rest. */
@FunctionalInterface
public interface FailureCount {
    /** For what runs without a server, such as a command. */
    FailureCount NONE = place -> {};

    /** One more failure was caught there. */
    void at(Place place);

    /** Where failures are caught; the label of the count. */
    enum Place {
        /** A request with a report. */
        INTAKE("intake"),
        HEARTBEAT_COMMIT("heartbeat_commit"),
        EVENT_COMMIT("event_commit"),
        HOUSEKEEPING("housekeeping"),
        FORGETTING("forgetting"),
        /** Any other request. */
        HTTP("http"),
        AGENT("agent"),
        /** The audit log. */
        JOURNAL("journal"),
        /** The end of the server. */
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
