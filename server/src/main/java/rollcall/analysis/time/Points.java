package rollcall.analysis.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The points of a chart: each stands for so many days that are over and end on its day. The last one ends yesterday, no two share a day, and the
 * first may begin before the range, so that all stand for as many days.
 *
 * @param span days that a point stands for: 1, 7 or 28
 * @param ends the last day of each, oldest first
 */
public record Points(int span, List<LocalDate> ends) {
    private static final List<Integer> SPANS = List.of(1, 7, 28);

    /** The finest of which there are no more than so many; points of 28 days if there are more of any. */
    public static Points of(Range range, int most) {
        LocalDate last = range.to().minusDays(1);
        int days = range.days() - 1;
        int span =
                SPANS.stream().filter(each -> days <= each * most).findFirst().orElse(SPANS.get(SPANS.size() - 1));
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate end = last; !end.isBefore(range.from()); end = end.minusDays(span)) {
            ends.add(end);
        }
        Collections.reverse(ends);
        return new Points(span, ends);
    }

    /** Each day of a range by itself, the last one, which is not over, among them. */
    public static Points eachDay(Range range) {
        return new Points(1, range.eachDay());
    }

    /** The last days of a range one by one, at most so many, the last one, which is not over, among them: for when there is nothing before it. */
    public static Points lastDays(Range range, int most) {
        List<LocalDate> days = range.eachDay();
        return new Points(1, days.subList(Math.max(0, days.size() - most), days.size()));
    }

    /** The first day that any of them stands for. */
    public LocalDate from() {
        return ends.get(0).minusDays(span - 1L);
    }
}
