package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Supplier;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.SeriesKey;

/** Fields over time. */
public final class FieldTrends {
    /** The most points of a question with conditions, for each of which sets of instances are read. */
    private static final int MOST_POINTS_WITH_CONDITIONS = 60;

    private FieldTrends() {}

    private record PointsQuestion(Dimension field, Points points, int lines, Grouping grouping) {}

    private record DaysQuestion(Dimension field, Points points, Grouping grouping) {}

    private record EarlierQuestion(
            Dimension field, Points points, List<String> values, boolean all, Grouping grouping) {}

    /** All values of a field day by day. The range includes today, which is not over. */
    public static Trend daily(Population population, Dimension dimension, Range range) {
        return daily(population, dimension, range, Grouping.NONE);
    }

    /** The same by groups of values. */
    public static Trend daily(Population population, Dimension dimension, Range range, Grouping grouping) {
        List<LocalDate> days = range.eachDay();
        List<LocalDate> over = days.subList(0, Math.max(0, range.wholeDays()));
        if (over.isEmpty() || over.size() == days.size()) {
            return daily(population, dimension, days, grouping);
        }
        return Trends.joined(
                dimension,
                daily(population, dimension, over, grouping),
                daily(population, dimension, days.subList(over.size(), days.size()), grouping));
    }

    private static Trend daily(Population population, Dimension dimension, List<LocalDate> days, Grouping grouping) {
        Points points = new Points(1, List.copyOf(days));
        return remembered(population, points, new DaysQuestion(dimension, points, grouping), () -> {
            var standings = Standings.grouped(Standings.of(population, dimension, points, null), grouping);
            return Trends.of(dimension, points, standings, Trend.Others.NONE);
        });
    }

    /**
     * A field as a chart shows it, in points of 1, 7 or 28 days. A point has each instance's latest report of its days. Today is not shown,
     * except on a product's first day.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     * @param lines how many values have a line of their own, those with the largest sums; one more if that is the last
     */
    public static Trend points(Population population, Dimension dimension, Range range, int most, int lines) {
        return points(population, dimension, range, most, lines, Grouping.NONE);
    }

    /** The same by groups of values. */
    public static Trend points(
            Population population, Dimension dimension, Range range, int most, int lines, Grouping grouping) {
        Points points = points(population, range, most);
        return remembered(population, points, new PointsQuestion(dimension, points, lines, grouping), () -> {
            Candidates candidates = Candidates.of(population, dimension, points, lines, grouping);
            NavigableMap<LocalDate, Standing> standings =
                    Standings.grouped(Standings.of(population, dimension, points, candidates.read()), grouping);
            return Trends.of(dimension, points, candidates.shown(standings), candidates.others(standings));
        });
    }

    private record ValueQuestion(Dimension field, Points points, String value) {}

    /** One value of a field in points of 1, 7 or 28 days, see {@link #points}. */
    public static Trend ofValue(Population population, Dimension dimension, String value, Range range, int most) {
        Points points = points(population, range, most);
        return ofValue(population, dimension, value, points);
    }

    /** The same on each day of a range that is over. */
    public static Trend dailyOfValue(Population population, Dimension dimension, String value, Range range) {
        List<LocalDate> days = range.eachDay();
        return ofValue(population, dimension, value, new Points(1, List.copyOf(days.subList(0, range.wholeDays()))));
    }

    private static Trend ofValue(Population population, Dimension dimension, String value, Points points) {
        return remembered(
                population,
                points,
                new ValueQuestion(dimension, points, value),
                () -> Trends.of(
                        List.of(value),
                        points,
                        Standings.of(population, dimension, points, List.of(value)),
                        Trend.Others.NONE));
    }

    /**
     * An answer about points, which is counted once while no report comes to their days.
     *
     * @param question see {@link Population#answer}
     */
    public static Trend remembered(Population population, Points points, Object question, Supplier<Trend> count) {
        boolean over = points.ends().get(points.ends().size() - 1).isBefore(population.today());
        return over
                ? population.answerOfPast(question, Trend::bytes, count)
                : population.answer(question, Trend::bytes, count);
    }

    /**
     * The earlier points of a trend, with the same lines. Points without reports, for example before the first day, are gaps.
     *
     * @param trend a trend of the field, in points of 1, 7 or 28 days
     * @param all whether values that only the earlier points have get lines too, after the others
     */
    public static Trend earlier(
            Population population, Dimension dimension, Comparison comparison, Trend trend, boolean all) {
        return earlier(population, dimension, comparison, trend, all, Grouping.NONE);
    }

    /** The same by groups of values. */
    public static Trend earlier(
            Population population,
            Dimension dimension,
            Comparison comparison,
            Trend trend,
            boolean all,
            Grouping grouping) {
        Points points = comparison.earlier(trend.span(), trend.days());
        List<String> values = trend.lines().stream().map(Trend.Line::value).toList();
        // Which values a group has is known of all values only.
        List<String> read = all || grouping != Grouping.NONE ? null : values;
        return remembered(population, points, new EarlierQuestion(dimension, points, values, all, grouping), () -> {
            var standings = Standings.grouped(Standings.of(population, dimension, points, read), grouping);
            return earlier(dimension, points, standings, trend, all);
        });
    }

    private static Trend earlier(
            Dimension dimension, Points points, NavigableMap<LocalDate, Standing> standings, Trend trend, boolean all) {
        List<String> values = trend.lines().stream().map(Trend.Line::value).toList();
        Set<String> lines = new LinkedHashSet<>(values);
        if (all) {
            Trends.of(dimension, points, standings, Trend.Others.NONE)
                    .lines()
                    .forEach(trendLine -> lines.add(trendLine.value()));
        }
        return Trends.of(List.copyOf(lines), points, standings, trend.others());
    }

    /** Several fields, by name and in their order. */
    public static Map<String, Trend> points(
            Population population, List<Dimension> dimensions, Range range, int most, int lines) {
        Map<String, Trend> trends = new LinkedHashMap<>();
        dimensions.forEach(each -> trends.put(each.name(), points(population, each, range, most, lines)));
        return trends;
    }

    /** The points of a chart; the last days alone if no instance reported before today. */
    public static Points points(Population population, Range range, int most) {
        int fitting = population.filter().conditions().isEmpty() ? most : Math.min(most, MOST_POINTS_WITH_CONDITIONS);
        LocalDate first = Points.of(range, fitting).from();
        boolean any = population.days().hasReports(first, range.lastWholeDay());
        return any && !population.filter().conditions().isEmpty()
                ? Points.ofWeeks(range, fitting)
                : Points.shown(range, fitting, any);
    }

    /** How many instances reported on each of some days that are over; null on a day without any. */
    public static List<Integer> activeOn(Population population, List<LocalDate> days) {
        Points points = new Points(1, days);
        Map<LocalDate, Standing> standings =
                standings(population, Dimension.of(SeriesKey.ACTIVE, FieldKind.NAMES), points);
        return Trends.column(points, end -> standings.get(end).activeOrGap());
    }

    /** All values of a field on some days that are over, over the {@code span} days that end on each. */
    public static NavigableMap<LocalDate, Standing> standings(
            Population population, Dimension dimension, Points points) {
        return Standings.of(population, dimension, points, null);
    }

    /** The same of some values alone. */
    public static NavigableMap<LocalDate, Standing> standings(
            Population population, Dimension dimension, Points points, List<String> values) {
        return Standings.of(population, dimension, points, values);
    }
}
