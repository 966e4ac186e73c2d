package rollcall.analysis.reach;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.rollup.read.LatestState;

/** How many instances are in reach of some versions over time: trends with one line. */
public final class ReachTrend {
    /** The only line of a trend, as it is called in files. */
    public static final String LINE = "in_reach";

    private ReachTrend() {}

    private record Question(VersionSet asked, Points points) {}

    /**
     * In points of 1, 7 or 28 days.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public static Trend points(Population everyone, VersionSet asked, Range range, int most) {
        return of(everyone, asked, FieldTrends.points(everyone, range, most));
    }

    /** On each of some days. */
    public static Trend of(Population everyone, VersionSet asked, Points points) {
        return FieldTrends.remembered(everyone, points, new Question(asked, points), () -> {
            NavigableMap<LocalDate, Standing> standings =
                    everyone.filter().conditions().isEmpty()
                            ? stored(everyone, asked, points)
                            : counted(everyone, asked, points);
            return Trends.of(List.of(LINE), points, standings, Trend.Others.NONE);
        });
    }

    /** From the counts of closed days, which are there for all instances of a lane. */
    private static NavigableMap<LocalDate, Standing> stored(Population everyone, VersionSet asked, Points points) {
        Predicate<String> met = asked.met();
        NavigableMap<LocalDate, Standing> standings = FieldTrends.standings(everyone, asked.field(), points);
        standings.replaceAll((end, all) -> with(
                all,
                all.counts().entrySet().stream()
                        .filter(each -> met.test(each.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum()));
        return standings;
    }

    private static NavigableMap<LocalDate, Standing> counted(Population everyone, VersionSet asked, Points points) {
        NavigableMap<LocalDate, Standing> standings = new TreeMap<>();
        if (!points.ends().isEmpty()) {
            ReachWalk walk = new ReachWalk(everyone, asked, points.ends().get(0), points.span());
            points.ends()
                    .forEach(end -> standings.put(end, count(everyone, asked, walk, everyone.at(end, points.span()))));
        }
        return standings;
    }

    private static Standing count(Population everyone, VersionSet asked, ReachWalk walk, LatestState state) {
        RoaringBitmap members = everyone.members(state);
        String field = asked.field().name();
        RoaringBitmap unusable = RoaringBitmap.or(
                state.unusable(field, asked.field().kind()).values().iterator());
        Standing all = new Standing(
                members.getCardinality(),
                RoaringBitmap.andCardinality(members, state.reported(field)),
                RoaringBitmap.andCardinality(members, unusable),
                Map.of());
        return with(all, RoaringBitmap.andCardinality(members, walk.in(state)));
    }

    private static Standing with(Standing all, int inReach) {
        return new Standing(all.active(), all.reported(), all.unusable(), Map.of(LINE, inReach));
    }
}
