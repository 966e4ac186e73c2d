package rollcall.analysis.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rollcall.rollup.ClosedWindow;

/**
 * The points of a chart. Each stands for {@code span} days that end on its day. The last point ends on the last day that is over. Points
 * of 28 days end on a Sunday, but for the last one, which may share days with the one before it. The first point may begin before the range,
 * so that all have the same number of days.
 *
 * @param span days that a point stands for: 1, 7 or 28
 * @param ends the last day of each, oldest first
 */
public record Points(int span, List<LocalDate> ends) {
    private static final List<Integer> SPANS = List.of(1, 7, 28);

    /**
     * The shortest span with at most {@code most} points; 28 days if no span has so few. Today has a point only if the range has no other
     * day.
     */
    public static Points of(Range range, int most) {
        if (range.wholeDays() < 1) {
            return eachDay(range);
        }
        LocalDate last = range.lastWholeDay();
        int days = range.wholeDays();
        int span =
                SPANS.stream().filter(each -> days <= each * most).findFirst().orElse(SPANS.get(SPANS.size() - 1));
        return of(range, span, span == ClosedWindow.FOUR_WEEKS ? ClosedWindow.lastEnd(span, last) : last);
    }

    /** The same, but points of several days end on a Sunday. The last one ends on the last day that is over, and may share days with another. */
    public static Points ofWeeks(Range range, int most) {
        Points points = of(range, most);
        return points.span == 1
                ? points
                : of(range, points.span, ClosedWindow.lastEnd(points.span, range.lastWholeDay()));
    }

    private static Points of(Range range, int span, LocalDate last) {
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate end = last; !end.isBefore(range.from()); end = end.minusDays(span)) {
            ends.add(end);
        }
        Collections.reverse(ends);
        if (!ends.contains(range.lastWholeDay())) {
            ends.add(range.lastWholeDay());
        }
        return new Points(span, ends);
    }

    /** One point for each day of a range, today among them. */
    public static Points eachDay(Range range) {
        return new Points(1, range.eachDay());
    }

    /**
     * The points that a chart shows: today alone has no point, unless no day before it has data.
     *
     * @param any whether a day of the range that is over has data
     */
    public static Points shown(Range range, int most, boolean any) {
        return any || range.isOver() ? of(range, most) : lastDays(range, most);
    }

    /** One point for each of the last {@code most} days of a range, today among them. */
    private static Points lastDays(Range range, int most) {
        List<LocalDate> days = range.eachDay();
        return new Points(1, days.subList(Math.max(0, days.size() - most), days.size()));
    }

    /** The last day of the last point. */
    public LocalDate last() {
        return ends.get(ends.size() - 1);
    }

    /** The first day of the first point. */
    public LocalDate from() {
        return ends.get(0).minusDays(span - 1L);
    }
}
