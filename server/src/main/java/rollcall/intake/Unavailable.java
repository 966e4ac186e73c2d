package rollcall.intake;

/** The store cannot take a report now: the database is away, or too many reports wait for it. */
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String why, Throwable cause) {
        super(why, cause, false, false);
    }
}
