package rollcall.http.web;

/** The page is for people who are logged in, and this visitor is not. */
public final class LogInRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogInRequired() {
        super(null, null, false, false);
    }
}
