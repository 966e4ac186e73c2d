package rollcall.store;

/** The database cannot be used, for a reason that no retry mends. The message is one line for the operator. */
public final class DatabaseProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseProblem(String message) {
        super(message);
    }

    public DatabaseProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
