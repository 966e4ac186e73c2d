package rollcall.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rollcall.gate.Field;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;

/** Lays cardinalities out over the days of a range, with gaps where nobody reported. */
final class Trends {
    private Trends() {}

    static Trend of(Field field, Series<Integer> counts, Series<Integer> active, Range range) {
        Series<Integer> shown = Spelling.ofCounts(field, counts).between(range.from(), range.to());
        List<Line> lines = Values.inOrder(field, totals(shown)).stream()
                .map(value -> new Line(value, column(range, day -> count(shown.on(day), value))))
                .toList();
        return new Trend(range.eachDay(), column(range, active::only), lines);
    }

    /** Those who answered, with one line of those whose first day it was. */
    static Trend presence(Series<Integer> active, Series<Integer> first, Range range) {
        Line newcomers = new Line(
                "new",
                column(
                        range,
                        day -> active.only(day) == null ? null : first.on(day).getOrDefault(Cell.NONE, 0)));
        return new Trend(range.eachDay(), column(range, active::only), List.of(newcomers));
    }

    /** A number a day, null for a gap; so not a stream's list, which takes no null. */
    private static List<Integer> column(Range range, Function<LocalDate, Integer> count) {
        List<Integer> column = new ArrayList<>();
        range.eachDay().forEach(day -> column.add(count.apply(day)));
        return column;
    }

    private static Integer count(Map<String, Integer> day, String value) {
        return day.isEmpty() ? null : day.getOrDefault(value, 0);
    }

    private static Map<String, Integer> totals(Series<Integer> counts) {
        Map<String, Integer> totals = new HashMap<>();
        counts.days().values().forEach(day -> day.forEach((value, count) -> totals.merge(value, count, Integer::sum)));
        totals.remove(Cell.NONE);
        return totals;
    }
}
