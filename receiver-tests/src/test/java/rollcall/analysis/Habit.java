package rollcall.analysis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** How an instance keeps the roll call: at which seconds, counted from the fleet's first midnight, it reports. */
public enum Habit {
    ALWAYS_ON,
    WEEKLY,
    OFFICE_HOURS,
    NIGHTLY_BUILDS,
    OFF_AT_NIGHT,
    MIDNIGHT,
    ONE_SHOT,
    SILENT_AND_BACK,
    FORGOTTEN_AND_BACK;

    static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    /**
     * Every report of it before the end of the fleet's days.
     *
     * @param from the day of the first one
     * @param second of the day, where the habit leaves a choice
     * @param turn days after which it falls silent or is forgotten, if it does
     * @param gap days until it is back
     */
    List<Long> seconds(LocalDate firstDay, int days, int from, int second, int turn, int gap) {
        IntPredicate office = day -> firstDay.plusDays(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        return switch (this) {
            case ALWAYS_ON, NIGHTLY_BUILDS -> daily(from, days, second, day -> true);
            case WEEKLY -> every(from * DAY + second, 7 * DAY + gap % 10, days);
            case OFFICE_HOURS -> daily(from, days, 9 * HOUR + second % (8 * HOUR), office);
            case OFF_AT_NIGHT -> daily(from, days, 7 * HOUR + second % HOUR, day -> (day * 31 + second) % 5 != 0);
            case MIDNIGHT -> aroundMidnight(from, days, 1 + gap % 5);
            case ONE_SHOT -> List.of(from * DAY + second);
            case SILENT_AND_BACK, FORGOTTEN_AND_BACK ->
                daily(from, days, second, day -> day < from + turn || day >= from + turn + gap);
        };
    }

    private static List<Long> daily(int from, int days, long second, IntPredicate which) {
        List<Long> seconds = new ArrayList<>();
        for (int day = from; day < days; day++) {
            if (which.test(day)) {
                seconds.add(day * DAY + second);
            }
        }
        return seconds;
    }

    private static List<Long> every(long first, long period, int days) {
        List<Long> seconds = new ArrayList<>();
        for (long second = first; second < days * DAY; second += period) {
            seconds.add(second);
        }
        return seconds;
    }

    /** Every 24 hours, some seconds before and after midnight by turns: twice on one day, and never on the next. */
    private static List<Long> aroundMidnight(int from, int days, int off) {
        List<Long> seconds = new ArrayList<>();
        for (int midnight = from + 1; midnight <= days; midnight++) {
            seconds.add(midnight * DAY + (midnight % 2 == 0 ? off : -off));
        }
        seconds.removeIf(second -> second >= days * DAY);
        return seconds;
    }
}
