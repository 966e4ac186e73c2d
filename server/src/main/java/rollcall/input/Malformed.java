package rollcall.input;

import rollcall.report.Rejection;

/**
 * The bytes of a request are not what they should be. Carries a reason and the name of the field at fault, never a value: its message
 * may be answered and counted. It has no stack trace, because strangers decide how often it is thrown.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;
    private final String field;

    /** A request that is wrong as a whole. */
    public Malformed(Rejection rejection) {
        this(rejection, "");
    }

    /**
     * A request with one wrong field.
     *
     * @param field its name as the wire format has it, from our own code and never from the payload
     */
    public Malformed(Rejection rejection, String field) {
        super(rejection.code(), null, false, false);
        this.rejection = rejection;
        this.field = field;
    }

    /** Why it is refused. */
    public Rejection refusal() {
        return rejection;
    }

    /** The field at fault; empty if it is the request as a whole. */
    public String field() {
        return field;
    }
}
