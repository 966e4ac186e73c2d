package rollcall.pages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A point in time as pages show it.
 *
 * @param ago the time since then: "just now", "3 seconds ago", "2 days ago"
 * @param day the UTC day: "2026-11-20"
 * @param full the UTC time: "2026-11-20 03:14:15 UTC"
 */
public record Moment(String ago, String day, String full) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** The text for an instant. An instant after {@code now} is "just now": clocks of several servers may differ. */
    public static Moment of(Instant instant, Instant now) {
        return new Moment(ago(Duration.between(instant, now)), DAY.format(instant), FULL.format(instant));
    }

    /** The text for an instant; null for null. */
    public static Moment orNull(Instant instant, Instant now) {
        return instant == null ? null : of(instant, now);
    }

    private static String ago(Duration past) {
        if (past.toSeconds() < 1) {
            return "just now";
        }
        if (past.toSeconds() < 60) {
            return some(past.toSeconds(), "second");
        }
        if (past.toMinutes() < 60) {
            return some(past.toMinutes(), "minute");
        }
        return past.toHours() < 48 ? some(past.toHours(), "hour") : some(past.toDays(), "day");
    }

    private static String some(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
