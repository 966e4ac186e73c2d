package rollcall.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;

/**
 * How an {@link Overview}'s numbers came to be what they are: each as it would have been on every third of the last 30 days, oldest first,
 * today last.
 *
 * @param active7 active in the 7 days up to that day
 * @param active30 in the 30 days up to it
 * @param new30 first heard of in these 30 days
 * @param lost30 answered in the 30 days before these, and not in these
 */
public record Trail(List<Integer> active7, List<Integer> active30, List<Integer> new30, List<Integer> lost30) {
    private static final int MONTH = 30;
    private static final int STEP = 3;

    /**
     * @param active the bitmaps of the last 90 days
     * @param first cardinalities of the last 60 days
     */
    static Trail of(Series<RoaringBitmap> active, Series<Integer> first, LocalDate today) {
        return new Trail(
                each(today, day -> union(active, day, LatestReports.DAYS).getCardinality()),
                each(today, day -> union(active, day, MONTH).getCardinality()),
                each(today, day -> newcomers(first, day, MONTH)),
                each(today, day -> lost(active, day)));
    }

    /** Who answered on any of the days up to that one. */
    static RoaringBitmap union(Series<RoaringBitmap> active, LocalDate to, int days) {
        Series<RoaringBitmap> window = active.between(Range.back(to, days), to);
        return RoaringBitmap.or(
                window.days().keySet().stream().map(window::only).iterator());
    }

    /** How many answered for the first time on any of the days up to that one. */
    static int newcomers(Series<Integer> first, LocalDate to, int days) {
        return first.between(Range.back(to, days), to).days().values().stream()
                .mapToInt(values -> values.getOrDefault(Cell.NONE, 0))
                .sum();
    }

    private static int lost(Series<RoaringBitmap> active, LocalDate to) {
        return RoaringBitmap.andNotCardinality(union(active, to.minusDays(MONTH), MONTH), union(active, to, MONTH));
    }

    private static List<Integer> each(LocalDate today, ToIntFunction<LocalDate> number) {
        List<Integer> numbers = new ArrayList<>();
        for (int back = MONTH; back >= 0; back -= STEP) {
            numbers.add(number.applyAsInt(today.minusDays(back)));
        }
        return numbers;
    }
}
