package rollcall.pages.text;

import java.util.Locale;

/** Formats numbers for pages: 1,874; 62 %; 3.2 M. The spaces inside a number do not break. */
public final class Numbers {
    private static final char BLANK = '\u00a0';
    private static final int MILLION = 1_000_000;

    /** Counts of users up to this number are exact, see {@link rollcall.analysis.events.EventNameRow}. */
    private static final int EXACT = 256;

    private Numbers() {}

    /** A count with all its digits, in groups of three; a dash for null, which means a gap and not zero. */
    public static String count(Number count) {
        return count == null ? "–" : String.format(Locale.ROOT, "%,d", count.longValue());
    }

    /** A count for a narrow place: all its digits below a million, otherwise millions with one digit after the point. */
    public static String compact(long count) {
        return count < MILLION ? count(count) : String.format(Locale.ROOT, "%.1f%cM", (double) count / MILLION, BLANK);
    }

    /** A count of users: exact up to 256. Beyond, it is an estimate, written as "about" and rounded to three digits. */
    public static String about(long count) {
        return (count <= EXACT ? "" : "about" + BLANK) + estimate(count);
    }

    /** A count of users without "about", rounded to three digits beyond 256: for a table whose foot says that it is an estimate. */
    public static String estimate(long count) {
        if (count <= EXACT) {
            return count(count);
        }
        long unit = (long) Math.pow(10, Math.max(0, Long.toString(count).length() - 3));
        return count(Math.round((double) count / unit) * unit);
    }

    /**
     * A share in whole percent. A share above 0 is never written as 0 %: below 1 % it is "<1 %". A share below 1 is never written as 100 %:
     * above 99 % it is ">99 %".
     *
     * @param share from 0 to 1
     */
    public static String percent(double share) {
        if (share > 0 && share < 0.01) {
            return "<" + BLANK + "1" + BLANK + "%";
        }
        if (share > 0.99 && share < 1) {
            return ">" + BLANK + "99" + BLANK + "%";
        }
        return Math.round(share * 100) + String.valueOf(BLANK) + "%";
    }

    /** A share as the width of its bar, in percent with one digit after the point, from 0.0 to 100.0. */
    public static String width(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * Math.max(0, Math.min(1, share)));
    }

    /** The share of a part in a whole; 0 if the whole is 0. */
    public static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
