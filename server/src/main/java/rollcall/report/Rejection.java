package rollcall.report;

import java.util.Arrays;

/** The reasons for not keeping a whole request. The code is the {@code error} of the answer and the label of the count. */
public enum Rejection {
    UNAUTHORIZED("unauthorized", Outcome.REJECTED),
    /** A report that was sent to an address that takes none. */
    NOT_FOUND("not_found", Outcome.REJECTED),
    METHOD_NOT_ALLOWED("method_not_allowed", Outcome.REJECTED),
    UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", Outcome.REJECTED),
    UNSUPPORTED_ENCODING("unsupported_encoding", Outcome.REJECTED),
    PAYLOAD_TOO_LARGE("payload_too_large", Outcome.REJECTED),
    MISSING_BODY("missing_body", Outcome.REJECTED),
    INVALID_ENCODING("invalid_encoding", Outcome.REJECTED),
    INVALID_JSON("invalid_json", Outcome.REJECTED),
    /** The bytes of a field, or of a protobuf message, are wrong. */
    INVALID_DATA("invalid_data", Outcome.REJECTED),
    MISSING_REQUIRED_FIELDS("missing_required_fields", Outcome.REJECTED),
    INVALID_FIELD("invalid_field", Outcome.REJECTED),
    /** A heartbeat that came too soon after the last kept one of its instance. */
    RATE_LIMITED("rate_limited", Outcome.REPEATED),
    /** A second copy of a kept report. The sender is told ok; the copy is not counted again. */
    REPEATED("repeated", Outcome.REPEATED),
    /** OpenTelemetry metrics and traces. Rollcall keeps neither. */
    NOT_KEPT("not_kept", Outcome.ANSWERED),
    /** Events of an OpenTelemetry request that names no installation. The sender is told ok, with their number. */
    NO_INSTALLATION("no_installation", Outcome.ANSWERED),
    /** Not a report, but an instance's request to be forgotten. It was done, and the sender is told ok. */
    FORGOTTEN("forgotten", Outcome.ANSWERED),
    /** It would pass a quota of its product for the UTC day. The field is the quota. */
    QUOTA_EXCEEDED("quota_exceeded", Outcome.REJECTED),
    /** The disk of the database is nearly full, or the database has reached its limit. A later try may succeed. */
    LOW_DISK("low_disk", Outcome.REJECTED),
    /** A later try may succeed: the database is away, or too many requests wait for it. */
    UNAVAILABLE("unavailable", Outcome.REJECTED),
    /** A bug in Rollcall, or a value that the database cannot store: a later try would fail too. */
    INTERNAL_ERROR("internal_error", Outcome.REJECTED);

    /** What the sender of a request that was not kept was told. Pages count the three outcomes apart. */
    public enum Outcome {
        /** The sender was told that it failed, and somebody should look at the reason. */
        REJECTED,
        /** The report had been kept before: nothing is lost, and nobody needs to act. */
        REPEATED,
        /** The sender was told ok, although the request contained nothing that Rollcall keeps. */
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

    /** The outcome of a stored code. A code that only another release knows counts as rejected, so that somebody looks at it. */
    public static Outcome outcome(String code) {
        return Arrays.stream(values())
                .filter(rejection -> rejection.code.equals(code))
                .map(Rejection::outcome)
                .findFirst()
                .orElse(Outcome.REJECTED);
    }
}
