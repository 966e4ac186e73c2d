package rollcall.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rollcall.analysis.Line;
import rollcall.analysis.Trend;

/** Cuts a trend down to what a chart can show: days that are over, not too many of them, and not too many lines. */
final class Lines {
    private static final int[] STEPS = {1, 7, 28};

    private Lines() {}

    /** Without the last day, which is not over and would look like a fall; with it if it is all there is. */
    static Trend over(Trend trend) {
        int last = trend.days().size() - 1;
        boolean more = trend.active().subList(0, last).stream().anyMatch(active -> active != null);
        return more ? pick(trend, IntStream.range(0, last)) : trend;
    }

    /** Every day, every 7th or every 28th, counted from the last: the finest that has no more than so many. */
    static Trend atMost(int most, Trend trend) {
        int size = trend.days().size();
        int step = step(size, most);
        return pick(trend, IntStream.range(0, size).filter(i -> (size - 1 - i) % step == 0));
    }

    private static int step(int size, int most) {
        for (int step : STEPS) {
            if (size <= most * step) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    /** The first so many lines, and the sum of all others as one more. */
    static List<Line> first(int most, List<Line> lines, String others) {
        if (lines.size() <= most + 1) {
            return lines;
        }
        List<Line> shown = new ArrayList<>(lines.subList(0, most));
        shown.add(new Line(
                others,
                sums(lines.subList(most, lines.size()), lines.get(0).counts().size())));
        return shown;
    }

    /** Largest first, by all their days together. */
    static List<Line> bySize(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparingLong(line -> -line.counts().stream()
                        .filter(count -> count != null)
                        .mapToLong(Integer::longValue)
                        .sum()))
                .toList();
    }

    /** How many instances reported each day, for fields of one value; null on a day of gaps. */
    static List<Integer> sums(List<Line> lines, int days) {
        List<Integer> sums = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            sums.add(sum(lines, i));
        }
        return sums;
    }

    private static Integer sum(List<Line> lines, int day) {
        Integer sum = null;
        for (Line line : lines) {
            Integer count = line.counts().get(day);
            if (count != null) {
                sum = sum == null ? count : sum + count;
            }
        }
        return sum;
    }

    private static Trend pick(Trend trend, IntStream indexes) {
        int[] picked = indexes.toArray();
        return new Trend(
                all(picked, trend.days()::get),
                all(picked, trend.active()::get),
                trend.lines().stream()
                        .map(line -> new Line(line.value(), all(picked, line.counts()::get)))
                        .toList());
    }

    private static <T> List<T> all(int[] picked, IntFunction<T> get) {
        List<T> all = new ArrayList<>();
        for (int i : picked) {
            all.add(get.apply(i));
        }
        return all;
    }
}
