package rollcall.access;

/** The password was not even tried. */
public final class TooManyTries extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyTries() {
        super("Too many failed log-ins. Wait 15 minutes, then try again.", null, false, false);
    }
}
