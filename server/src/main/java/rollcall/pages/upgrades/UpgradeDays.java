package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import rollcall.analysis.population.Condition;
import rollcall.analysis.time.Range;

/**
 * The two days that the page compares, each at its end.
 *
 * @param from the first day of the page's range, or the first day that has data
 * @param to the last day of the range that is over
 */
record UpgradeDays(LocalDate from, LocalDate to) {
    static UpgradeDays of(Range range, LocalDate firstDay) {
        boolean beforeData = range.from().isBefore(firstDay) && !firstDay.isAfter(range.to());
        return new UpgradeDays(beforeData ? firstDay : range.from(), range.lastWholeDay());
    }

    /** Whether there are two of them. */
    boolean areTwo() {
        return from.isBefore(to);
    }

    /** Whether some days count for both: who fell silent between the two days may have reported in them. */
    boolean shareReports() {
        return ChronoUnit.DAYS.between(from, to) < Condition.DAYS;
    }
}
