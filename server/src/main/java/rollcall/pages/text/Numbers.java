package rollcall.pages.text;

import java.util.Locale;

/** How pages write numbers: 1,874; 62 %; 3.2 M. The blanks inside a number do not break. */
public final class Numbers {
    private static final char BLANK = '\u00a0';
    private static final int MILLION = 1_000_000;

    /** Up to so many users are told apart one by one, see {@link rollcall.analysis.events.EventUse.Row}. */
    private static final int EXACT = 256;

    private Numbers() {}

    /** A count with all its digits, in groups of three; a dash for null, which is a gap and not a zero. */
    public static String count(Number count) {
        return count == null ? "–" : String.format(Locale.ROOT, "%,d", count.longValue());
    }

    /** A count for a place where only some digits fit; exact below a million. */
    public static String compact(long count) {
        return count < MILLION ? count(count) : String.format(Locale.ROOT, "%.1f%cM", (double) count / MILLION, BLANK);
    }

    /** A count that is exact up to a few hundred and an estimate beyond: there "about" and three digits. */
    public static String about(long count) {
        return (count <= EXACT ? "" : "about" + BLANK) + estimate(count);
    }

    /** The same for a table whose foot says once that it is an estimate. */
    public static String estimate(long count) {
        if (count <= EXACT) {
            return count(count);
        }
        long unit = (long) Math.pow(10, Math.max(0, Long.toString(count).length() - 3));
        return count(Math.round((double) count / unit) * unit);
    }

    /**
     * A share in whole percent. What is there is never written as nothing, what is missing never as everything.
     *
     * @param share 0 to 1
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

    /** A share as the width of its bar, in percent with one digit after the point. */
    public static String width(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * Math.max(0, Math.min(1, share)));
    }

    /** One part of a whole; 0 of nothing. */
    public static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
