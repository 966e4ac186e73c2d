package rollcall.pages;

/** The requested thing does not exist. The message is for the reader of the page. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
