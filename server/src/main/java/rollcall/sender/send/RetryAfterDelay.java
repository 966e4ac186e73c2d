package rollcall.sender.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfterDelay {
    /** A receiver may ask for a day of patience; whoever asks for more, or has another year, is asked again tomorrow. */
    static final Duration MOST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** More digits than these are more than a day in any case. */
    private static final int DIGITS = 9;

    private RetryAfterDelay() {}

    /** From when on it may be tried again, {@code now} or at most 24 h later; empty if the header says nothing that can be read. */
    static Optional<Instant> of(String header, Instant now) {
        String text = header.strip();
        Optional<Instant> time =
                SECONDS.matcher(text).matches() ? Optional.of(now.plusSeconds(seconds(text))) : date(text);
        return time.map(at -> at.isBefore(now) ? now : at).map(at -> at.isAfter(now.plus(MOST)) ? now.plus(MOST) : at);
    }

    /** The same; where the header says nothing, by the seconds that the body asks for. */
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
