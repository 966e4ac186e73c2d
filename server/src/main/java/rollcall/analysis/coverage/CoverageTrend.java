package rollcall.analysis.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;

/** How many of the active instances report a field over time: trends with a line of those that do, and one of those whose value cannot be used. */
public final class CoverageTrend {
    /** The lines, as they are called in files. */
    public static final String REPORTED = "reported";

    public static final String UNUSABLE = "no_usable_value";

    private CoverageTrend() {}

    private record Question(Dimension field, Points points) {}

    /**
     * In points of 1, 7 or 28 days.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public static Trend points(Population population, Dimension field, Range range, int most) {
        return of(population, field, FieldTrends.points(population, range, most));
    }

    /** On each of some days. */
    public static Trend of(Population population, Dimension field, Points points) {
        return FieldTrends.remembered(population, points, new Question(field, points), () -> {
            NavigableMap<LocalDate, Standing> standings = FieldTrends.standings(population, field, points, List.of());
            return Trend.of(
                    points,
                    Trends.column(points, end -> at(standings, end).activeOrGap()),
                    List.of(
                            new Trend.Line(
                                    REPORTED,
                                    Trends.column(
                                            points,
                                            end -> ofActive(
                                                    standings,
                                                    end,
                                                    at(standings, end).reported()))),
                            new Trend.Line(
                                    UNUSABLE,
                                    Trends.column(
                                            points,
                                            end -> ofActive(
                                                    standings,
                                                    end,
                                                    at(standings, end).unusable())))));
        });
    }

    private static Standing at(NavigableMap<LocalDate, Standing> standings, LocalDate end) {
        return Objects.requireNonNull(standings.get(end));
    }

    private static @Nullable Integer ofActive(NavigableMap<LocalDate, Standing> standings, LocalDate end, int count) {
        return at(standings, end).active() == 0 ? null : Integer.valueOf(count);
    }
}
