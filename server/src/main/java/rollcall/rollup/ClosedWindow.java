package rollcall.rollup;

import java.time.LocalDate;

/** The windows over which closed days are counted, and the days of which their bitmaps are kept. */
public final class ClosedWindow {
    public static final int DAY = 1;
    public static final int WEEK = 7;
    public static final int FOUR_WEEKS = 28;

    /** On any morning a product has so many open days at most: they cost a page nothing that anybody notices. */
    public static final int USUALLY_OPEN = 2;

    /** 1970-01-04, a Sunday, as days since 1970-01-01. */
    private static final long FIRST_SUNDAY = 3;

    private ClosedWindow() {}

    /** Whether a week ends on this day: weeks begin on Monday. The bitmaps of such a day are kept. */
    public static boolean endsWeek(LocalDate day) {
        return Math.floorMod(day.toEpochDay() - FIRST_SUNDAY, WEEK) == 0;
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
