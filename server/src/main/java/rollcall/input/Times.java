package rollcall.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as senders write them: RFC 3339 and ISO 8601, the formats of Go, Java, PostgreSQL and Python, and seconds, milli-, micro- or
 * nanoseconds since 1970. It never fails: of a text that is not a time it reads the day at its beginning, if there is one.
 */
public final class Times {
    /** The longest text that is read as a whole, in characters. */
    public static final int LONGEST = 80;

    private static final int DAY = "2026-11-21".length();
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int NANO_DIGITS = 9;

    private static final Pattern DATE = Pattern.compile("(\\d{4}|[+-]\\d{4,9})-?(\\d{2})-?(\\d{2})");
    private static final Pattern CLOCK =
            Pattern.compile("(?:[Tt _]|[Tt] )(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,60}))?)?)?");

    /*
     * The sign may be the typographic minus, as ISO 8601 requires. The name of a zone may follow, as Go and Java write it.
     */
    private static final Pattern ZONE =
            Pattern.compile(" ?(?:[Zz]|UTC|GMT|([+\u2212-])(\\d{2}):?(\\d{2})?:?(\\d{2})?)?(?:\\[[\\w/+-]{1,40}\\])?"
                    + "(?: [A-Z]{1,5})?(?: m=[+-][\\d.]{1,30})?");

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{0,60})?(?:[eE][+-]?\\d{1,2})?");

    /**
     * Eight or fourteen digits are a date or a date and a clock. As a time since 1970 they would mean the year 1970 or a year after 2600.
     */
    private static final Pattern COMPACT = Pattern.compile("\\d{8}(?:\\d{6})?");

    /*
     * A number below one of these limits is in the unit that the limit names: read in the next smaller unit it would mean a time before
     * 1974.
     */
    private static final BigDecimal MOST_SECONDS = new BigDecimal("1e11");
    private static final BigDecimal MOST_MILLIS = new BigDecimal("1e14");
    private static final BigDecimal MOST_MICROS = new BigDecimal("1e17");
    private static final BigDecimal MOST_NANOS = new BigDecimal("1e20");

    private Times() {}

    /**
     * The result of reading a text.
     *
     * @param at the time; the first moment of the UTC day if only the day can be read; null if nothing can be read
     * @param readable true if the whole text is a time, or contains none
     */
    public record Reading(@Nullable Instant at, boolean readable) {
        /** The sender reports no time. */
        public static final Reading NONE = new Reading(null, true);

        private static final Reading UNREADABLE = new Reading(null, false);
    }

    /**
     * Reads a text or a number as JSON writes it. A time without an offset is in UTC. 24:00 is the beginning of the next day. A leap second
     * becomes the second before it. Null and a blank text mean that no time is reported.
     */
    public static Reading read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Reading.NONE;
        }
        String time = text.strip();
        if (time.length() > LONGEST) {
            return beginning(time);
        }
        if (COMPACT.matcher(time).matches()) {
            String clock = time.length() > 8 ? "T" + time.substring(8) : "";
            return written(time.substring(0, 8) + clock);
        }
        return DIGITS.matcher(time).matches() ? since1970(new BigDecimal(time)) : written(time);
    }

    /** Reads a number of seconds, milli-, micro- or nanoseconds since 1970. Its size decides which of them it is. */
    public static Reading since1970(BigDecimal number) {
        BigDecimal size = number.abs();
        int digits = size.compareTo(MOST_SECONDS) < 0
                ? 0
                : size.compareTo(MOST_MILLIS) < 0 ? 3 : size.compareTo(MOST_MICROS) < 0 ? 6 : NANO_DIGITS;
        if (size.compareTo(MOST_NANOS) >= 0) {
            return Reading.UNREADABLE;
        }
        BigDecimal seconds = number.movePointLeft(digits);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
        return new Reading(Instant.ofEpochSecond(whole.longValueExact(), nanos), true);
    }

    private static Reading written(String time) {
        try {
            Matcher date = DATE.matcher(time);
            if (date.lookingAt()) {
                LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
                Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                return date.end() == time.length()
                        ? new Reading(midnight, true)
                        : onThatDay(midnight, time, date.end());
            }
        } catch (DateTimeException e) {
            // The date or the clock has a number that is out of range.
        }
        return beginning(time);
    }

    private static Reading onThatDay(Instant midnight, String time, int from) {
        Matcher clock = CLOCK.matcher(time).region(from, time.length());
        if (!clock.lookingAt()) {
            return beginning(time);
        }
        Matcher zone = ZONE.matcher(time).region(clock.end(), time.length());
        return zone.matches()
                ? new Reading(
                        midnight.plusSeconds(seconds(clock) - offset(zone)).plusNanos(nanos(clock.group(4))), true)
                : beginning(time);
    }

    /** Seconds since midnight. */
    private static long seconds(Matcher clock) {
        int hour = number(clock, 1);
        int minute = number(clock, 2);
        int second = number(clock, 3);
        boolean endOfDay = hour == 24 && minute == 0 && second == 0;
        if (hour > 23 && !endOfDay || minute > 59 || second > 60) {
            throw new DateTimeException("no time of day");
        }
        return (long) SECONDS_PER_HOUR * hour + (long) SECONDS_PER_MINUTE * minute + Math.min(second, 59);
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    /** The offset in seconds east of Greenwich. */
    private static int offset(Matcher zone) {
        if (zone.group(1) == null) {
            return 0;
        }
        int sign = zone.group(1).equals("+") ? 1 : -1;
        return ZoneOffset.ofHoursMinutesSeconds(sign * number(zone, 2), sign * number(zone, 3), sign * number(zone, 4))
                .getTotalSeconds();
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    /** The day at the beginning of a text that is not a time. */
    private static Reading beginning(String time) {
        try {
            LocalDate day = LocalDate.parse(time.substring(0, Math.min(DAY, time.length())));
            return new Reading(day.atStartOfDay(ZoneOffset.UTC).toInstant(), false);
        } catch (DateTimeException e) {
            return Reading.UNREADABLE;
        }
    }
}
