package rollcall.analysis.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
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
import rollcall.rollup.read.LatestState;

/** How many instances are active, new, returned or silent. */
public final class ActiveInstances {
    /** The name of the line that counts the instances that reported in the 7 days that end on a day. */
    public static final String IN_7_DAYS = "active_in_7_days";

    /** The days of the movement that the overview shows. */
    public static final int MONTH = 30;

    private static final int WEEK = Distributions.DAYS;
    private static final Dimension EVERYONE = Dimension.of(SeriesKey.ACTIVE, FieldKind.NAMES);

    private static final int BYTES_OF_PAST = 1_000;

    private record PastQuestion() {}

    private record OverviewQuestion(Range range) {}

    private record PresenceQuestion(Points points) {}

    /** The numbers over days before today. */
    private record Past(int weekBefore, Movement monthBefore, OverviewHistory history) {}

    /**
     * Counts the instances that are active today, in 7 days and in 30 days. Compares each period with the days before it.
     *
     * @param range the days of the daily numbers
     */
    public Overview overview(Population population, Range range) {
        return population.answer(
                new OverviewQuestion(range),
                overview -> overview.daily().bytes(),
                () -> countOverview(population, range));
    }

    private static Overview countOverview(Population population, Range range) {
        LocalDate today = population.today();
        Past past = population.answerOfPast(new PastQuestion(), none -> BYTES_OF_PAST, () -> past(population));
        return new Overview(
                population.firstDay() == null ? today : population.firstDay(),
                population.members(population.at(today, 1)).getCardinality(),
                population.members(population.now(WEEK)).getCardinality(),
                past.weekBefore,
                MovementSets.of(population, today.minusDays(MONTH), today, MONTH)
                        .counts(),
                past.monthBefore,
                past.history,
                presence(population, Points.eachDay(range)));
    }

    /**
     * The numbers of active and new instances as a chart shows them, in points of 1, 7 or 28 days. An instance is active in a point if it
     * reported on any of its days. Today is not shown, except on a product's first day. Points of one day have the line {@link #IN_7_DAYS}
     * as well.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public Trend points(Population population, Range range, int most) {
        return at(population, FieldTrends.points(population, range, most));
    }

    /** The earlier points of a trend, with the same lines. Points without reports, for example before the first day, are gaps. */
    public Trend earlier(Population population, Comparison comparison, Trend trend) {
        return at(population, comparison.earlier(trend.span(), trend.days()));
    }

    /**
     * The numbers of active and new instances on each day of a range, with the line {@link #IN_7_DAYS}. The range includes today so far.
     */
    public Trend days(Population population, Range range) {
        return eachDay(population, Points.eachDay(range));
    }

    private static Past past(Population population) {
        LocalDate today = population.today();
        LatestState weekBefore = population.at(today.minusDays(WEEK + 1L), WEEK);
        LocalDate end = today.minusDays(MONTH + 1L);
        return new Past(
                population.members(weekBefore).getCardinality(),
                MovementSets.of(population, end.minusDays(MONTH - 1L), end, MONTH)
                        .counts(),
                population.firstDay() == null ? null : OverviewHistory.of(population));
    }

    private static Trend at(Population population, Points points) {
        return points.span() == 1
                ? eachDay(population, points)
                : population.answer(new PresenceQuestion(points), Trend::bytes, () -> presence(population, points));
    }

    private static Trend presence(Population population, Points points) {
        Map<LocalDate, Standing> standings = FieldTrends.standings(population, EVERYONE, points);
        Map<LocalDate, Integer> first = newcomers(population, points);
        return Trends.presence(points, end -> standings.get(end).activeOrGap(), first);
    }

    /**
     * How many instances reported for the first time on each day of the points, of those that the question is about by their latest report up to
     * today.
     */
    private static Map<LocalDate, Integer> newcomers(Population population, Points points) {
        LocalDate to = points.ends().get(points.ends().size() - 1);
        Map<LocalDate, RoaringBitmap> first = population.states().firstByDay(population.days(), points.from(), to);
        RoaringBitmap members = population.isWhole() ? null : population.everMembers();
        Map<LocalDate, Integer> counts = new HashMap<>();
        first.forEach((day, who) ->
                counts.put(day, members == null ? who.getCardinality() : RoaringBitmap.andCardinality(who, members)));
        return counts;
    }

    /**
     * Makes the trend of points of one day. The line of 7 days has a gap where the 7 days begin before the product's first day with data.
     */
    private static Trend eachDay(Population population, Points days) {
        return population.answer(new PresenceQuestion(days), Trend::bytes, () -> countEachDay(population, days));
    }

    private static Trend countEachDay(Population population, Points days) {
        Trend trend = presence(population, days);
        LocalDate firstDay = population.firstDay() == null ? LocalDate.MAX : population.firstDay();
        List<LocalDate> counted = days.ends().stream()
                .filter(end -> !end.minusDays(WEEK - 1L).isBefore(firstDay))
                .toList();
        Map<LocalDate, Standing> weeks =
                counted.isEmpty() ? Map.of() : FieldTrends.standings(population, EVERYONE, new Points(WEEK, counted));
        List<Trend.Line> lines = new ArrayList<>(trend.lines());
        lines.add(new Trend.Line(
                IN_7_DAYS,
                Trends.column(
                        days, end -> weeks.containsKey(end) ? weeks.get(end).active() : null)));
        return Trend.of(days, trend.active(), lines);
    }
}
