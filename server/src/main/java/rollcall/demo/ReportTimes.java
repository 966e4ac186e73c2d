package rollcall.demo;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** At which seconds of a UTC day an instance reports, in order. Days are counted from the fleet's first one. */
@FunctionalInterface
interface ReportTimes {
    int MINUTE = 60;
    int HOUR = 60 * MINUTE;
    int DAY = 24 * HOUR;

    List<Integer> on(int day, DayOfWeek weekday);

    /** Once a day, at that second. */
    static ReportTimes daily(int second) {
        return (day, weekday) -> List.of(second);
    }

    /** Again and again, whatever the day.
     *
     * @param first seconds after the start of the fleet's first day
     * @param period seconds; more than a day
     */
    static ReportTimes every(long first, long period) {
        return (day, weekday) -> {
            long start = (long) day * DAY;
            long due = first + Math.max(0, -Math.floorDiv(first - start, period)) * period;
            return due < start + DAY ? List.of((int) (due - start)) : List.of();
        };
    }

    /** Every 24 hours, one second before and one second after midnight by turns: twice on one day, and never on the next. */
    static ReportTimes aroundMidnight() {
        return (day, weekday) -> day % 2 == 0 ? List.of() : List.of(1, DAY - 1);
    }

    default ReportTimes onWeekdays() {
        return (day, weekday) -> weekday.getValue() <= DayOfWeek.FRIDAY.getValue() ? on(day, weekday) : List.of();
    }

    /** On some of the days only.
     *
     * @param share of them
     * @param who tells the days of one instance from those of another
     */
    default ReportTimes on(double share, long who) {
        return (day, weekday) -> Odds.of("at home", who, day).chance(share) ? on(day, weekday) : List.of();
    }

    default ReportTimes from(int first) {
        return (day, weekday) -> day >= first ? on(day, weekday) : List.of();
    }

    /** Not on that day, and never again. */
    default ReportTimes until(int end) {
        return (day, weekday) -> day < end ? on(day, weekday) : List.of();
    }

    default ReportTimes and(ReportTimes later) {
        return (day, weekday) -> {
            List<Integer> both = new ArrayList<>(on(day, weekday));
            both.addAll(later.on(day, weekday));
            return both;
        };
    }
}
