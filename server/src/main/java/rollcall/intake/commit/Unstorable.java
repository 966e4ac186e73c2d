package rollcall.intake.commit;

import org.jspecify.annotations.Nullable;

/** The store can never take this report: the database rejects a value in it, or this program fails to write it. The sender is told 500. */
public final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unstorable(@Nullable Throwable cause) {
        super("the report cannot be stored", cause, false, false);
    }
}
