package rollcall.analysis.trends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import rollcall.analysis.time.Points;

/** Makes trends from numbers, with gaps where no instance reported. */
public final class Trends {
    private Trends() {}

    /**
     * Makes the trend of a field.
     *
     * @param standings the standing of each point, by its last day
     * @param others the values that have no line
     */
    public static Trend of(
            Dimension dimension, Points points, SortedMap<LocalDate, Standing> standings, Trend.Others others) {
        return of(dimension.inOrder(totals(standings)), points, standings, others);
    }

    /**
     * Makes the trend of some values of a field.
     *
     * @param values the values that get a line, in this order
     * @param standings the standing of each point, by its last day
     * @param others the values that have no line
     */
    public static Trend of(
            List<String> values, Points points, SortedMap<LocalDate, Standing> standings, Trend.Others others) {
        List<Trend.Line> lines = values.stream()
                .map(value -> new Trend.Line(value, column(points, end -> count(standings.get(end), value))))
                .toList();
        return new Trend(
                points.span(),
                points.ends(),
                column(points, end -> standings.get(end).activeOrGap()),
                column(
                        points,
                        end -> ofActive(standings.get(end), standings.get(end).reported())),
                column(
                        points,
                        end -> ofActive(standings.get(end), standings.get(end).unusable())),
                lines,
                others);
    }

    /** Two trends of one field with all its values: the points of one, and after them those of the other. */
    public static Trend joined(Dimension dimension, Trend before, Trend after) {
        Map<String, Integer> totals = new HashMap<>();
        for (Trend each : List.of(before, after)) {
            each.lines().forEach(line -> totals.merge(line.value(), sum(line.counts()), Integer::sum));
        }
        Function<String, List<Integer>> countsBefore = counts(before);
        Function<String, List<Integer>> countsAfter = counts(after);
        List<Trend.Line> lines = dimension.inOrder(totals).stream()
                .map(value -> new Trend.Line(value, both(countsBefore.apply(value), countsAfter.apply(value))))
                .toList();
        return new Trend(
                before.span(),
                both(before.days(), after.days()),
                both(before.active(), after.active()),
                both(before.reported(), after.reported()),
                both(before.unusable(), after.unusable()),
                lines,
                Trend.Others.NONE);
    }

    /** The counts of a trend by value. Of a value without a line, no instance reported it at any point. */
    private static Function<String, List<Integer>> counts(Trend trend) {
        Map<String, List<Integer>> lines = new HashMap<>();
        trend.lines().forEach(line -> lines.put(line.value(), line.counts()));
        List<Integer> none = new ArrayList<>();
        trend.reported().forEach(reported -> none.add(reported == null || reported == 0 ? null : 0));
        return value -> lines.getOrDefault(value, none);
    }

    private static <T> List<T> both(List<T> before, List<T> after) {
        List<T> both = new ArrayList<>(before);
        both.addAll(after);
        return both;
    }

    private static int sum(List<Integer> counts) {
        return counts.stream()
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * The active instances, with one line of the instances that reported for the first time in the point.
     *
     * @param active the number of active instances by the last day of a point; null for a gap
     * @param first the number of new instances of each day that has any
     */
    public static Trend presence(Points points, Function<LocalDate, Integer> active, Map<LocalDate, Integer> first) {
        Trend.Line newcomers = new Trend.Line(
                "new", column(points, end -> active.apply(end) == null ? null : sum(first, end, points.span())));
        return Trend.of(points, column(points, active), List.of(newcomers));
    }

    /** One number for each point; null for a gap. */
    public static List<Integer> column(Points points, Function<LocalDate, Integer> number) {
        List<Integer> column = new ArrayList<>();
        points.ends().forEach(end -> column.add(number.apply(end)));
        return column;
    }

    private static int sum(Map<LocalDate, Integer> counts, LocalDate end, int span) {
        return IntStream.range(0, span)
                .map(back -> counts.getOrDefault(end.minusDays(back), 0))
                .sum();
    }

    private static Integer ofActive(Standing standing, int number) {
        return standing.active() == 0 ? null : Integer.valueOf(number);
    }

    private static Integer count(Standing standing, String value) {
        return standing.reported() == 0 ? null : standing.counts().getOrDefault(value, 0);
    }

    private static Map<String, Integer> totals(SortedMap<LocalDate, Standing> standings) {
        Map<String, Integer> totals = new HashMap<>();
        standings
                .values()
                .forEach(each -> each.counts().forEach((value, count) -> totals.merge(value, count, Integer::sum)));
        return totals;
    }
}
