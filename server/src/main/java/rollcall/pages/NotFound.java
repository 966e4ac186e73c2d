package rollcall.pages;

/** Thrown if what the URL names does not exist. The message is shown on the error page. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
