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

    static TooManyTries failed(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        String words = seconds <= 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return new TooManyTries(
                "Too many failed log-ins. Wait " + words + ", then try again.", Duration.ofSeconds(seconds));
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
