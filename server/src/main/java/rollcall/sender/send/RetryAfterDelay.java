package rollcall.sender.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3), which is a number of seconds or a date. */
final class RetryAfterDelay {
    /** The longest pause that a receiver can set. It also limits the pause where the receiver's clock is wrong. */
    static final Duration MOST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** The most digits that are parsed. A number with more digits is longer than a day in any case. */
    private static final int DIGITS = 9;

    private RetryAfterDelay() {}

    /**
     * Returns the time from which the request may be sent again, between {@code now} and 24 hours later. Empty if the header cannot be
     * parsed.
     */
    static Optional<Instant> of(String header, Instant now) {
        String text = header.strip();
        Optional<Instant> time =
                SECONDS.matcher(text).matches() ? Optional.of(now.plusSeconds(seconds(text))) : date(text);
        return time.map(at -> at.isBefore(now) ? now : at).map(at -> at.isAfter(now.plus(MOST)) ? now.plus(MOST) : at);
    }

    /**
     * Returns the time by the header; if the header cannot be parsed, the time by the number of seconds in the body, at most 24 hours
     * later. Empty if neither says a time.
     */
    static Optional<Instant> of(String header, OptionalLong inBody, Instant now) {
        return of(header, now)
                .or(() -> inBody.stream()
                        .mapToObj(seconds -> now.plusSeconds(Math.min(seconds, MOST.toSeconds())))
                        .findFirst());
    }

    private static long seconds(String digits) {
        return digits.length() > DIGITS ? MOST.toSeconds() : Long.parseLong(digits);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
