package rollcall.rollup;

import java.time.LocalDate;
import java.util.List;

/** The windows over which closed days are counted, and the days of which their sets are kept. */
public final class ClosedWindow {
    public static final int DAY = 1;
    public static final int WEEK = 7;
    public static final int FOUR_WEEKS = 28;

    /** The days that end on a closed day of which each instance's latest report is kept as sets: more than any usual window has. */
    public static final int LATEST = 35;

    /** It is kept, too, who was active in so many days of them. */
    public static final List<Integer> ACTIVE_IN = List.of(WEEK, FOUR_WEEKS, 30);

    /** The sets of so many closed days are kept: a year, and the windows that end on its first days. */
    public static final int SETS_KEPT = 400;

    /** On any morning a product has so many open days at most: they cost a page nothing that anybody notices. */
    public static final int USUALLY_OPEN = 2;

    /** 1970-01-04, a Sunday, as days since 1970-01-01. */
    private static final long FIRST_SUNDAY = 3;

    private ClosedWindow() {}

    /** Whether a week ends on this day: weeks begin on Monday. The sets of such a day are kept for good. */
    public static boolean endsWeek(LocalDate day) {
        return Math.floorMod(day.toEpochDay() - FIRST_SUNDAY, WEEK) == 0;
    }

    /** Whether the sets of a closed day are kept. */
    public static boolean keepsSets(LocalDate day, LocalDate lastClosed) {
        return endsWeek(day) || day.isAfter(lastClosed.minusDays(SETS_KEPT));
    }

    /** Whether four weeks end on this day. */
    public static boolean endsFourWeeks(LocalDate day) {
        return Math.floorMod(day.toEpochDay() - FIRST_SUNDAY, FOUR_WEEKS) == 0;
    }

    /** The last day, at or before a day, on which a window of so many days ends. */
    public static LocalDate lastEnd(int days, LocalDate day) {
        return day.minusDays(Math.floorMod(day.toEpochDay() - FIRST_SUNDAY, days));
    }
}
