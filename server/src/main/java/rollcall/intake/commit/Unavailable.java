package rollcall.intake.commit;

import org.jspecify.annotations.Nullable;

/** A report cannot be taken now: the database is away, too many reports wait for it, or there is no memory for one more. The sender is told 503. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause may be null */
    public Unavailable(String why, @Nullable Throwable cause) {
        super(why, cause, false, false);
    }
}
