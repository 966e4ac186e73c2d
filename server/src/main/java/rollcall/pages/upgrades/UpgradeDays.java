package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import rollcall.analysis.population.Condition;
import rollcall.analysis.time.Range;

/**
 * The two days that the page compares, each at its end.
 *
 * @param from the first day of the page's range. Where a range by its length begins before the end of the first week with data, it is that
 *     day: before it, hardly an instance is established. Of a product without a whole week it is the first day with data
 * @param to the last day of the range that is over
 */
record UpgradeDays(LocalDate from, LocalDate to) {
    private static final int WEEK = 7;

    static UpgradeDays of(Range range, LocalDate firstDay) {
        LocalDate to = range.lastWholeDay();
        LocalDate from = range.from();
        if (Range.NAMES.contains(range.name())) {
            LocalDate week = firstDay.plusDays(WEEK - 1L);
            LocalDate first = week.isBefore(to) ? week : firstDay;
            from = from.isBefore(first) ? first : from;
        }
        return new UpgradeDays(from, to);
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
