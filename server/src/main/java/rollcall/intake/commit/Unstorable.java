package rollcall.intake.commit;

import org.jspecify.annotations.Nullable;

/** The store can never take this report: the database refuses a value in it, or there is a fault in how it is written. It is told 500. */
public final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unstorable(@Nullable Throwable cause) {
        super("the report cannot be stored", cause, false, false);
    }
}
