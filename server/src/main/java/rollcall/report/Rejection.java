package rollcall.report;

import java.util.Arrays;

/**
 * Every reason for not keeping a whole request, and what each means for the people who run the receiver. The code is the {@code error} of
 * the answer and the label of the count.
 */
public enum Rejection {
    UNAUTHORIZED("unauthorized", Outcome.REJECTED),
    /** A report that was sent to an address at which none is taken. */
    NOT_FOUND("not_found", Outcome.REJECTED),
    METHOD_NOT_ALLOWED("method_not_allowed", Outcome.REJECTED),
    UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", Outcome.REJECTED),
    UNSUPPORTED_ENCODING("unsupported_encoding", Outcome.REJECTED),
    PAYLOAD_TOO_LARGE("payload_too_large", Outcome.REJECTED),
    MISSING_BODY("missing_body", Outcome.REJECTED),
    INVALID_ENCODING("invalid_encoding", Outcome.REJECTED),
    INVALID_JSON("invalid_json", Outcome.REJECTED),
    /** The bytes within a field, or of a protobuf message, are not what they should be. */
    INVALID_DATA("invalid_data", Outcome.REJECTED),
    MISSING_REQUIRED_FIELDS("missing_required_fields", Outcome.REJECTED),
    INVALID_FIELD("invalid_field", Outcome.REJECTED),
    /** A heartbeat within the interval after the one that was kept. */
    RATE_LIMITED("rate_limited", Outcome.REPEATED),
    /** A second copy of what was kept already: told ok, counted no second time. */
    REPEATED("repeated", Outcome.REPEATED),
    /** OpenTelemetry metrics and traces: Rollcall keeps neither. */
    NOT_KEPT("not_kept", Outcome.ANSWERED),
    /** An event in an OpenTelemetry request that names no installation. The sender is told ok, and how many there were. */
    NO_INSTALLATION("no_installation", Outcome.ANSWERED),
    /** No report, but an instance's request to be forgotten: done, and told ok. */
    FORGOTTEN("forgotten", Outcome.ANSWERED),
    /** A later try helps: the database is away, or too many wait for it. */
    UNAVAILABLE("unavailable", Outcome.REJECTED),
    /** A fault in Rollcall, or a value that the database cannot hold: a later try would fail as well. */
    INTERNAL_ERROR("internal_error", Outcome.REJECTED);

    /** What came of a request that was not kept. Pages count the three apart. */
    public enum Outcome {
        /** The sender was told that it failed, and somebody should look at it. */
        REJECTED,
        /** It had been kept before: nothing is lost, and nobody needs to do anything. */
        REPEATED,
        /** The sender was told ok, although there was nothing in it that Rollcall keeps. */
        ANSWERED
    }

    private final String code;
    private final Outcome outcome;

    Rejection(String code, Outcome outcome) {
        this.code = code;
        this.outcome = outcome;
    }

    public String code() {
        return code;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The outcome of a stored code. A code that only another release knows is a rejection: somebody should look at it. */
    public static Outcome outcome(String code) {
        return Arrays.stream(values())
                .filter(rejection -> rejection.code.equals(code))
                .map(Rejection::outcome)
                .findFirst()
                .orElse(Outcome.REJECTED);
    }
}
