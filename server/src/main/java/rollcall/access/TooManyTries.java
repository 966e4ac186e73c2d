package rollcall.access;

import java.time.Duration;

/** The password was not even tried. */
public final class TooManyTries extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration patience;

    private TooManyTries(String message, Duration patience) {
        super(message, null, false, false);
        this.patience = patience;
    }

    static TooManyTries failed() {
        return new TooManyTries("Too many failed log-ins. Wait 15 minutes, then try again.", Duration.ofMinutes(15));
    }

    static TooManyTries atOnce() {
        return new TooManyTries(
                "Too many people are logging in right now. Try again in a few seconds.", Duration.ofSeconds(5));
    }

    /** After which another try makes sense. */
    public Duration patience() {
        return patience;
    }
}
