package rollcall.http.web;

/** Thrown when a page needs a log-in and the visitor has none. */
public final class LogInRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogInRequired() {
        super(null, null, false, false);
    }
}
