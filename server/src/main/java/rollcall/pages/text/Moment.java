package rollcall.pages.text;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time as pages show it.
 *
 * @param ago the time since then: "just now", "3 seconds ago", "2 days ago"
 * @param day the UTC day: "2026-11-20"
 * @param full the UTC time: "2026-11-20 03:14:15 UTC"
 */
public record Moment(String ago, String day, String full) {
    /** The text for an instant. An instant after {@code now} is "just now": clocks of several servers may differ. */
    public static Moment of(Instant instant, Instant now) {
        return new Moment(ago(Duration.between(instant, now)), Dates.day(instant), Dates.time(instant));
    }

    /** The text for an instant; null for null. */
    public static Moment orNull(Instant instant, Instant now) {
        return instant == null ? null : of(instant, now);
    }

    private static String ago(Duration past) {
        if (past.toSeconds() < 1) {
            return Messages.get("phrases.just-now");
        }
        if (past.toSeconds() < 60) {
            return Messages.get("phrases.seconds-ago", past.toSeconds());
        }
        if (past.toMinutes() < 60) {
            return Messages.get("phrases.minutes-ago", past.toMinutes());
        }
        return past.toHours() < 48
                ? Messages.get("phrases.hours-ago", past.toHours())
                : Messages.get("phrases.full-days-ago", past.toDays());
    }
}
