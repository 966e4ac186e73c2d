package rollcall.analysis.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.InvalidInput;
import rollcall.report.UtcDay;

/**
 * The days that a page shows, both ends included. "30 days" means the 30 whole UTC days before today, and today so far. "2026-10-01..2026-11-15"
 * means these days, whenever the page is opened.
 *
 * @param name one of {@link #NAMES}, or two days with ".." between them; as it stands in the URL
 * @param from the first day, in UTC
 * @param to the last day; today at the latest
 * @param today the day that is not over
 */
public record Range(String name, LocalDate from, LocalDate to, LocalDate today) {
    /** The ranges that a page offers. */
    public static final List<String> NAMES = List.of("7", "30", "90", "365", "all");

    /** The range of all days that have data. */
    public static final String ALL = "all";

    /** The range of a page whose URL names none. */
    public static final String USUAL = "90";

    /** The values that a URL may have, in words. */
    public static final String PERMITTED =
            String.join(", ", NAMES) + ", or the first and the last day in UTC: 2026-10-01..2026-11-15";

    /** The most days of a range that a URL names by its days: ten years. */
    public static final int MOST_DAYS = 3_653;

    private static final Pattern DAYS = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.\\.(\\d{4}-\\d\\d-\\d\\d)");

    /** The fewest whole days of a range: a chart of fewer days shows nothing. */
    private static final int FEWEST_DAYS = 7;

    /** A range that ends today. */
    public Range(String name, LocalDate from, LocalDate to) {
        this(name, from, to, to);
    }

    /**
     * The range of a name, without the days before the first day that has data.
     *
     * @param name null is taken as {@link #USUAL}
     * @param firstDay the first day that has data; null if there is none yet
     * @throws InvalidInput if there is no such range
     */
    public static Range of(String name, LocalDate today, LocalDate firstDay) {
        String known = name == null ? USUAL : name;
        if (!NAMES.contains(known)) {
            return of(named(known, today), known, today, firstDay);
        }
        LocalDate first = firstDay == null ? today : firstDay;
        LocalDate from = known.equals("all") ? first : later(first, back(today, Integer.parseInt(known)));
        return new Range(known, earlier(from, back(today, FEWEST_DAYS)), today, today);
    }

    /** The name in URLs of the range of two days, both included. */
    public static String named(String from, String to) {
        return from + ".." + to;
    }

    /**
     * The days of a name, whether or not they have data. The first of all days is {@link LocalDate#EPOCH}.
     *
     * @param name null is taken as {@link #USUAL}
     * @throws InvalidInput if there is no such range
     */
    public static Window days(String name, LocalDate today) {
        String known = name == null ? USUAL : name;
        if (!NAMES.contains(known)) {
            return named(known, today);
        }
        return new Window(known.equals(ALL) ? LocalDate.EPOCH : back(today, Integer.parseInt(known)), today);
    }

    /** The name of exactly these days in URLs: that of the range if no day of it is left out. */
    public String exactName() {
        Window days = days(name, today);
        boolean all = name.equals(ALL) && days() > MOST_DAYS;
        return all || days.from().equals(from) && days.to().equals(to) ? name : named(from.toString(), to.toString());
    }

    private static Range of(Window asked, String name, LocalDate today, LocalDate firstDay) {
        LocalDate from = asked.from();
        if (firstDay != null && !firstDay.isAfter(asked.to())) {
            LocalDate shown = earlier(firstDay, asked.to().minusDays(FEWEST_DAYS - 1L));
            from = later(from, shown);
        }
        return new Range(name, from, asked.to(), today);
    }

    /**
     * The days that a name consists of.
     *
     * @throws InvalidInput if it has another form, or if there is no such range
     */
    private static Window named(String name, LocalDate today) {
        Matcher days = DAYS.matcher(name);
        if (!days.matches()) {
            throw new InvalidInput("range", "There is no such range.");
        }
        Window window = new Window(day(days.group(1)), day(days.group(2)));
        if (window.from().isAfter(window.to())) {
            throw new InvalidInput("range", "The range ends before it begins.");
        }
        if (window.to().isAfter(today)) {
            throw new InvalidInput("range", "The range ends after today, which is " + today + " in UTC.");
        }
        if (window.from().isBefore(UtcDay.EARLIEST)) {
            throw new InvalidInput("range", "The range begins before " + UtcDay.EARLIEST + ".");
        }
        if (window.days() > MOST_DAYS) {
            throw new InvalidInput("range", "The range is longer than ten years.");
        }
        return window;
    }

    private static LocalDate day(String text) {
        return UtcDay.of(text).orElseThrow(() -> new InvalidInput("range", "There is no such day."));
    }

    /** Whether the first day that has data is later than the first day that was asked for. Always true for "all". */
    public boolean beginsLate(LocalDate firstDay) {
        if (!NAMES.contains(name)) {
            return firstDay.isAfter(named(name, today).from());
        }
        return name.equals("all") || firstDay.isAfter(back(to, Integer.parseInt(name)));
    }

    /** Whether it was over before today. What a page shows about now is then not about the range. */
    public boolean isOver() {
        return to.isBefore(today);
    }

    /** The last day that is over. It is the day before {@link #from} if the range has only today. */
    public LocalDate lastWholeDay() {
        return isOver() ? to : today.minusDays(1);
    }

    /** How many days, today among them if the range is not over. */
    public int days() {
        return new Window(from, to).days();
    }

    /** How many days that are over. */
    public int wholeDays() {
        return (int) ChronoUnit.DAYS.between(from, lastWholeDay()) + 1;
    }

    /** Every day, oldest first. */
    public List<LocalDate> eachDay() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /** The first of {@code days} whole days before today. */
    public static LocalDate back(LocalDate today, int days) {
        return today.minusDays(days);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
