package rollcall.analysis.time;

import java.time.LocalDate;

/**
 * Two days whose ends a page compares.
 *
 * @param from the earlier one
 * @param to the later one, which is over
 */
public record TwoDays(LocalDate from, LocalDate to) {
    private static final int WEEK = 7;

    /**
     * The first and the last day of a range that are over. Where a range by its length begins before the end of the first week with data, the
     * earlier day is the end of that week: before it, hardly an instance is established. Of a product without a whole week it is the first day
     * with data.
     */
    public static TwoDays of(Range range, LocalDate firstDay) {
        LocalDate to = range.lastWholeDay();
        LocalDate from = range.from();
        if (Range.NAMES.contains(range.name())) {
            LocalDate week = firstDay.plusDays(WEEK - 1L);
            LocalDate first = week.isBefore(to) ? week : firstDay;
            from = from.isBefore(first) ? first : from;
        }
        return new TwoDays(from, to);
    }

    /** Whether they are two, the earlier one first. */
    public boolean areTwo() {
        return from.isBefore(to);
    }
}
