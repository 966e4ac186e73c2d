package rollcall.report;

/** Every reason for not keeping a whole request. The code is the {@code error} of the answer and the label of the count. */
public enum Refusal {
    UNAUTHORIZED("unauthorized"),
    /** A report that was sent to an address at which none is taken. */
    NOT_FOUND("not_found"),
    METHOD_NOT_ALLOWED("method_not_allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported_media_type"),
    UNSUPPORTED_ENCODING("unsupported_encoding"),
    PAYLOAD_TOO_LARGE("payload_too_large"),
    MISSING_BODY("missing_body"),
    INVALID_ENCODING("invalid_encoding"),
    INVALID_JSON("invalid_json"),
    /** The bytes within a field, or of a protobuf message, are not what they should be. */
    INVALID_DATA("invalid_data"),
    MISSING_REQUIRED_FIELDS("missing_required_fields"),
    INVALID_FIELD("invalid_field"),
    RATE_LIMITED("rate_limited"),
    /** A second copy of what was kept already: told ok, counted no second time. */
    REPEATED("repeated"),
    /** OpenTelemetry metrics and traces: Rollcall keeps neither. */
    NOT_KEPT("not_kept"),
    /** No report, but an instance's request to be forgotten: done, and told ok. */
    FORGOTTEN("forgotten"),
    /** A later try helps: the database is away, or too many wait for it. */
    UNAVAILABLE("unavailable"),
    /** A fault in Rollcall, or a value that the database cannot hold: a later try would fail as well. */
    INTERNAL_ERROR("internal_error");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
