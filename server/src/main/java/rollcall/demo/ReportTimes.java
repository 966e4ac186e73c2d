package rollcall.demo;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** The seconds of a UTC day at which an instance reports, in order. Days are counted from the fleet's first day, which is 0. */
@FunctionalInterface
interface ReportTimes {
    int MINUTE = 60;
    int HOUR = 60 * MINUTE;
    int DAY = 24 * HOUR;

    List<Integer> on(int day, DayOfWeek weekday);

    /** Once a day, at this second. */
    static ReportTimes daily(int second) {
        return (day, weekday) -> List.of(second);
    }

    /**
     * Once in every period, independent of the days.
     *
     * @param first seconds after the start of the fleet's first day
     * @param period the period in seconds; more than a day
     */
    static ReportTimes every(long first, long period) {
        return (day, weekday) -> {
            long start = (long) day * DAY;
            long due = first + Math.max(0, -Math.floorDiv(first - start, period)) * period;
            return due < start + DAY ? List.of((int) (due - start)) : List.of();
        };
    }

    /** About every 24 hours, in turn one second after and one second before midnight: twice on one day, and not on the next. */
    static ReportTimes aroundMidnight() {
        return (day, weekday) -> day % 2 == 0 ? List.of() : List.of(1, DAY - 1);
    }

    default ReportTimes onWeekdays() {
        return (day, weekday) -> weekday.getValue() <= DayOfWeek.FRIDAY.getValue() ? on(day, weekday) : List.of();
    }

    /**
     * Only on some of these days.
     *
     * @param share the share of days
     * @param who a number of the instance, so that instances report on different days
     */
    default ReportTimes on(double share, long who) {
        return (day, weekday) -> Odds.of("at home", who, day).chance(share) ? on(day, weekday) : List.of();
    }

    default ReportTimes from(int first) {
        return (day, weekday) -> day >= first ? on(day, weekday) : List.of();
    }

    /** Only before a day. */
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
