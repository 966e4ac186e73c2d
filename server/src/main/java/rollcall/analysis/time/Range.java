package rollcall.analysis.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The days that a page shows, both ends included. "30 days" means the 30 whole UTC days before today, and today so far.
 *
 * @param name one of {@link #NAMES}, as it stands in the URL
 * @param from the first day, in UTC
 * @param to the last day, which is today
 */
public record Range(String name, LocalDate from, LocalDate to) {
    /** The ranges that a page offers. */
    public static final List<String> NAMES = List.of("7", "30", "90", "365", "all");

    /** The range of a page whose URL names none. */
    public static final String USUAL = "90";

    /** The fewest whole days of a range: a chart of fewer days shows nothing. */
    private static final int FEWEST_DAYS = 7;

    /**
     * The range of a name, without the days before the first day that has data.
     *
     * @param name an unknown name or null is taken as {@link #USUAL}
     * @param firstDay the first day that has data; null if there is none yet
     */
    public static Range of(String name, LocalDate today, LocalDate firstDay) {
        String known = name != null && NAMES.contains(name) ? name : USUAL;
        LocalDate first = firstDay == null ? today : firstDay;
        LocalDate from = known.equals("all") ? first : later(first, back(today, Integer.parseInt(known)));
        return new Range(known, earlier(from, back(today, FEWEST_DAYS)), today);
    }

    /** Whether the first day that has data is within the range. Always true for "all". */
    public boolean beginsLate(LocalDate firstDay) {
        return name.equals("all") || firstDay.isAfter(back(to, Integer.parseInt(name)));
    }

    /** How many days, today among them. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
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
