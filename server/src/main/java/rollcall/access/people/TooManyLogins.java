package rollcall.access.people;

import java.time.Duration;

/** Thrown instead of checking a password, because there were too many tries. */
public final class TooManyLogins extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration patience;

    private TooManyLogins(String message, Duration patience) {
        super(message, null, false, false);
        this.patience = patience;
    }

    static TooManyLogins failed(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        String words = seconds <= 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return new TooManyLogins(
                "Too many failed log-ins. Wait " + words + ", then try again.", Duration.ofSeconds(seconds));
    }

    static TooManyLogins atOnce() {
        return new TooManyLogins(
                "Too many people are logging in right now. Try again in a few seconds.", Duration.ofSeconds(5));
    }

    /** The time after which another try may be accepted. */
    public Duration patience() {
        return patience;
    }
}
