package rollcall.http.answer;

/** Thrown when more pages are asked for at once than are made at once and may wait; see {@code PageTurns} for the numbers. */
public final class TooManyPages extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyPages() {
        super("too many pages are being made");
    }
}
