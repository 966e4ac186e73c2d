package rollcall.pages;

/** There is no such thing to show. The message is for the visitor. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
