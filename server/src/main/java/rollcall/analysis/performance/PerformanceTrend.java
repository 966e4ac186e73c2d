package rollcall.analysis.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;

/**
 * A field of sums or histograms over time. A point has each instance's latest report of its days: one day of each.
 *
 * @param span how many days a point stands for
 */
public record PerformanceTrend<T>(int span, List<Point<T>> points) {
    private static final int BYTES_OF_A_POINT = 400;

    /**
     * A point.
     *
     * @param end its last day
     * @param active how many instances reported
     * @param reported how many of them report the field
     * @param value null if none does
     */
    public record Point<T>(
            LocalDate end,
            int active,
            int reported,
            @Nullable T value) {}

    /** What a histogram says at one point: the percentiles that were asked for, and how much was counted. */
    public record Said(List<Percentile> percentiles, Amount total) {}

    private record PercentilesQuestion(
            Dimension field, Points points, List<BigDecimal> bounds, List<Integer> percents) {}

    private record SumsQuestion(Dimension field, Points points) {}

    /** Percentiles of all that the instances' histograms count. */
    public static PerformanceTrend<Said> percentiles(
            Population population,
            Dimension field,
            List<BigDecimal> bounds,
            List<Integer> percents,
            Range range,
            int most) {
        Points points = FieldTrends.points(population, range, most);
        return remembered(
                population, points, new PercentilesQuestion(field, points, bounds, percents), field, tally -> {
                    FleetHistogram histogram = FleetHistogram.of(bounds, tally);
                    List<Percentile> found = percents.stream()
                            .map(histogram::percentile)
                            .filter(Objects::nonNull)
                            .toList();
                    return found.isEmpty() ? null : new Said(found, histogram.total());
                });
    }

    /** The sum of the instances' sums. */
    public static PerformanceTrend<Amount> sums(Population population, Dimension field, Range range, int most) {
        Points points = FieldTrends.points(population, range, most);
        return remembered(
                population,
                points,
                new SumsQuestion(field, points),
                field,
                tally -> tally.reported() == 0 ? null : FleetSum.of(tally).total());
    }

    private static <T> PerformanceTrend<T> remembered(
            Population population,
            Points points,
            Object question,
            Dimension field,
            Function<ValueCounts, @Nullable T> value) {
        LocalDate last = points.ends().get(points.ends().size() - 1);
        return last.isBefore(population.today())
                ? population.answerOfPast(
                        question, PerformanceTrend::bytes, () -> count(population, points, field, value))
                : population.answer(question, PerformanceTrend::bytes, () -> count(population, points, field, value));
    }

    private long bytes() {
        return (long) BYTES_OF_A_POINT * points.size();
    }

    private static <T> PerformanceTrend<T> count(
            Population population, Points points, Dimension field, Function<ValueCounts, @Nullable T> value) {
        Map<LocalDate, Standing> standings = FieldTrends.standings(population, field, points);
        List<Point<T>> said = new ArrayList<>();
        for (LocalDate end : points.ends()) {
            Standing standing = Objects.requireNonNull(standings.get(end));
            said.add(new Point<>(
                    end,
                    standing.active(),
                    standing.reported(),
                    standing.reported() == 0 ? null : value.apply(ValueCounts.of(standing))));
        }
        return new PerformanceTrend<>(points.span(), said);
    }
}
