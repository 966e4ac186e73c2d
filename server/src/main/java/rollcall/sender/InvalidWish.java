package rollcall.sender;

/** A setting that cannot be taken. The message is for the form's page. */
public final class InvalidWish extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field the form's field at fault */
    public InvalidWish(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The form's field at fault. */
    public String field() {
        return field;
    }
}
