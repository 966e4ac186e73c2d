package rollcall.pages.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Writes UTC days and times in the reader's locale: 28.11.2026, Nov 28, 2026; in plain English 2026-11-28. */
public final class Dates {
    private static final DateTimeFormatter PLAIN_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Dates() {}

    /** A day. */
    public static String day(LocalDate day) {
        return ReaderLocale.isPlain()
                ? day.toString()
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(ReaderLocale.get())
                        .format(day);
    }

    /** The UTC day of an instant. */
    public static String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** A point in time with its seconds: "2026-11-20 03:14:15 UTC". */
    public static String time(Instant instant) {
        DateTimeFormatter format = ReaderLocale.isPlain()
                ? PLAIN_TIME
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(ReaderLocale.get())
                        .withZone(ZoneOffset.UTC);
        return format.format(instant) + " UTC";
    }
}
