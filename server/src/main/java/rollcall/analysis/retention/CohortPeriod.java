package rollcall.analysis.retention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.time.Window;

/** The days by which instances are put together, in UTC. */
public enum CohortPeriod {
    /** Monday to Sunday. */
    WEEK,
    /** A month of the calendar. */
    MONTH;

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names in URLs. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(CohortPeriod::code).toList();
    }

    /** The period in which a day lies. */
    public Window of(LocalDate day) {
        LocalDate first = this == WEEK
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.with(TemporalAdjusters.firstDayOfMonth());
        return new Window(first, (this == WEEK ? first.plusWeeks(1) : first.plusMonths(1)).minusDays(1));
    }

    /**
     * The periods that are over and have a day of a range, oldest first.
     *
     * @param from the first day of the range
     * @param last the last day that is over
     */
    List<Window> within(LocalDate from, LocalDate last) {
        List<Window> periods = new ArrayList<>();
        for (Window each = of(from);
                !each.to().isAfter(last);
                each = of(each.to().plusDays(1))) {
            periods.add(each);
        }
        return periods;
    }
}
