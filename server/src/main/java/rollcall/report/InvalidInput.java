package rollcall.report;

/** A person typed something that is invalid. The message is for that person and repeats nothing of what was typed. */
public final class InvalidInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidInput(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of the form field or option at fault. */
    public String field() {
        return field;
    }
}
