package rollcall.analysis.explore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/** The lanes of a population over time. */
public final class LaneTrend {
    private static final Dimension EVERYONE = Dimension.of(SeriesKey.ACTIVE, FieldKind.NAMES);

    private LaneTrend() {}

    private record Question(Points points) {}

    /**
     * The instances of each lane in points of 1, 7 or 28 days. The values of the lines are names of {@link Lane}s.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public static Trend points(Population population, Range range, int most) {
        Points points = FieldTrends.points(population, range, most);
        return FieldTrends.remembered(population, points, new Question(points), () -> count(population, points));
    }

    private static Trend count(Population population, Points points) {
        Map<LocalDate, Map<Lane, Integer>> counts =
                population.filter().conditions().isEmpty() ? stored(population, points) : counted(population, points);
        List<Integer> active = Trends.column(points, end -> {
            int sum = counts.get(end).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            return sum == 0 ? null : Integer.valueOf(sum);
        });
        List<Trend.Line> lines = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            if (counts.values().stream().anyMatch(each -> each.getOrDefault(lane, 0) > 0)) {
                lines.add(new Trend.Line(
                        lane.name(),
                        Trends.column(
                                points,
                                end -> counts.get(end).values().stream().allMatch(count -> count == 0)
                                        ? null
                                        : counts.get(end).getOrDefault(lane, 0))));
            }
        }
        return new Trend(points.span(), points.ends(), active, active, List.of(), lines, Trend.Others.NONE);
    }

    private static Map<LocalDate, Map<Lane, Integer>> stored(Population population, Points points) {
        Map<LocalDate, Map<Lane, Integer>> counts = new HashMap<>();
        for (Lane lane : population.filter().lanes()) {
            Filter one = population.filter().in(Set.of(lane));
            FieldTrends.standings(population.with(one), EVERYONE, points)
                    .forEach((end, standing) -> counts.computeIfAbsent(end, none -> new EnumMap<>(Lane.class))
                            .put(lane, standing.active()));
        }
        return counts;
    }

    private static Map<LocalDate, Map<Lane, Integer>> counted(Population population, Points points) {
        Map<LocalDate, Map<Lane, Integer>> counts = new HashMap<>();
        for (LocalDate end : points.ends()) {
            LatestState state = population.at(end, points.span());
            RoaringBitmap members = population.members(state);
            LaneSets sets = population.lanes(state);
            Map<Lane, Integer> here = new EnumMap<>(Lane.class);
            for (Lane lane : population.filter().lanes()) {
                here.put(lane, sets.count(lane, members));
            }
            counts.put(end, here);
        }
        return counts;
    }
}
