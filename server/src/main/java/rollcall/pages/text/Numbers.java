package rollcall.pages.text;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats numbers for pages in the reader's locale; in plain English 1,874; 62 %; 3.2 M. A percent sign follows a space in every locale, as
 * it does in messages and in the manual. The spaces inside a number do not break.
 */
public final class Numbers {
    private static final char BLANK = '\u00a0';
    private static final int MILLION = 1_000_000;

    /** Counts of users up to this number are exact, see {@link rollcall.analysis.events.EventNameRow}. */
    private static final int EXACT = 256;

    private static final Map<Locale, NumberFormat> COUNTS = new ConcurrentHashMap<>();
    private static final Map<Locale, Written> WRITTEN = new ConcurrentHashMap<>();

    /** How a locale writes numbers. */
    private record Written(Pattern pattern, String group, char decimal) {}

    private Numbers() {}

    /** A count with all its digits, in groups; a dash for null, which means a gap and not zero. */
    public static String count(Number count) {
        return count == null ? "–" : format(COUNTS, NumberFormat::getIntegerInstance, count.longValue());
    }

    /** A count for a narrow place: all its digits below a million, otherwise millions with one digit after the point. */
    public static String compact(long count) {
        return count < MILLION
                ? count(count)
                : Messages.get("phrases.millions", decimal((double) count / MILLION))
                        .replace(' ', BLANK);
    }

    /** A count of users: exact up to 256. Beyond, it is an estimate, written as "about" and rounded to three digits. */
    public static String about(long count) {
        return count <= EXACT ? estimate(count) : Messages.get("phrases.about", estimate(count));
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
     * A share in whole percent. A share above 0 is never written as 0 %: below 1 % it is "< 1 %". A share below 1 is never written as 100 %:
     * above 99 % it is "> 99 %".
     *
     * @param share from 0 to 1
     */
    public static String percent(double share) {
        if (share > 0 && share < 0.01) {
            return "<" + BLANK + whole(1);
        }
        if (share > 0.99 && share < 1) {
            return ">" + BLANK + whole(99);
        }
        return whole(Math.round(share * 100));
    }

    /** A share in percent with one digit after the point, for the points of a line: "62.4 %". */
    public static String percentWithTenths(double share) {
        return decimal(100 * share) + BLANK + "%";
    }

    /** A share as the width of its bar, in percent with one digit after the point, from 0.0 to 100.0; for programs. */
    public static String width(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * Math.max(0, Math.min(1, share)));
    }

    /** The share of a part in a whole; 0 if the whole is 0. */
    public static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The plain digits of a text that is a number of this class and nothing else, for programs: "1874"; null for all other texts. */
    public static String value(String text) {
        Written written = WRITTEN.computeIfAbsent(ReaderLocale.get(), Numbers::written);
        Matcher number = written.pattern.matcher(text);
        return number.matches() ? number.group(1).replace(written.group, "").replace(written.decimal, '.') : null;
    }

    private static Written written(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        return new Written(
                pattern(symbols), String.valueOf(symbols.getGroupingSeparator()), symbols.getDecimalSeparator());
    }

    private static Pattern pattern(DecimalFormatSymbols symbols) {
        String group = Pattern.quote(String.valueOf(symbols.getGroupingSeparator()));
        String decimal = Pattern.quote(String.valueOf(symbols.getDecimalSeparator()));
        String about = Pattern.quote(Messages.get("phrases.about", ""));
        return Pattern.compile("\\s*(?:" + about + ")?([+-]?(?:\\d{1,3}(?:" + group + "\\d{2,3})*|\\d+)(?:" + decimal
                + "\\d+)?)(?:\u00a0?%)?\\s*");
    }

    /** A number with one digit after the point: "2.4". */
    public static String decimal(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(ReaderLocale.get());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    private static String whole(long percent) {
        return percent + String.valueOf(BLANK) + "%";
    }

    private static String format(
            Map<Locale, NumberFormat> formats, Function<Locale, NumberFormat> make, Number number) {
        NumberFormat format = formats.computeIfAbsent(ReaderLocale.get(), make);
        return ((NumberFormat) format.clone()).format(number);
    }
}
