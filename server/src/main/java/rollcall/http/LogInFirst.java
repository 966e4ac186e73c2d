package rollcall.http;

/** The page is for people who are logged in, and this visitor is not. */
final class LogInFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogInFirst() {
        super(null, null, false, false);
    }
}
