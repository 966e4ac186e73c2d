package rollcall.analysis.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.LatestReports;
import rollcall.analysis.fields.Standings;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Product;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/** How many instances are active, new, returned or silent. */
public final class ActiveInstances {
    /** The name of the line that counts the instances that reported in the 7 days that end on a day. */
    public static final String IN_7_DAYS = "active_in_7_days";

    static final int MONTH = 30;

    private static final int WEEK = LatestReports.DAYS;
    private static final Dimension EVERYONE = Dimension.of(SeriesKey.ACTIVE, FieldKind.CHOICE);

    private final RollupReader rollupReader;
    private final PastDays pastDays;
    private final Standings everyone;

    public ActiveInstances(RollupReader rollupReader) {
        this.rollupReader = rollupReader;
        this.pastDays = new PastDays(rollupReader);
        this.everyone = new Standings(rollupReader);
    }

    /**
     * Counts the instances that are active today, in 7 days and in 30 days. Compares each period with the days before it.
     *
     * @param range the days of the daily numbers
     */
    public Overview overview(Product product, LocalDate today, Range range) {
        LocalDate firstDay = rollupReader.firstDay(product.id()).orElse(today);
        PastDays.Past past = pastDays.of(product, today, firstDay);
        Attendance days = Attendance.of(rollupReader.sets(product.id(), PastDays.FIELDS, today, today));
        RoaringBitmap now = days.active(new Window(today, today));
        RoaringBitmap first = days.first(new Window(today, today));
        Map<String, Series<Integer>> counts = rollupReader.counts(product.id(), PastDays.FIELDS, range.from(), today);
        return new Overview(
                firstDay,
                now.getCardinality(),
                RoaringBitmap.orCardinality(past.week(), now),
                past.weekBefore(),
                Movement.of(RoaringBitmap.or(past.month(), now), past.before(), RoaringBitmap.or(past.first(), first)),
                past.monthBefore(),
                past.history(),
                Trends.presence(
                        Points.eachDay(range), counts.get(SeriesKey.ACTIVE)::only, counts.get(SeriesKey.FIRST)));
    }

    /**
     * The numbers of active and new instances as a chart shows them, in points of 1, 7 or 28 days. An instance is active in a point if it
     * reported on any of its days. Today is not shown, except on a product's first day. Points of one day have the line {@link #IN_7_DAYS}
     * as well.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public Trend points(Product product, Range range, int most) {
        Points points = Points.of(range, most);
        Map<String, Series<Integer>> counts = counts(product, points, range.to());
        Points shown = Points.shown(range, most, counts.get(SeriesKey.ACTIVE).hasUntil(range.lastWholeDay()));
        if (shown.span() == 1) {
            return eachDay(product, shown, counts);
        }
        Map<LocalDate, Standing> standings = everyone.of(product, EVERYONE, shown.span(), shown.ends(), counts);
        return Trends.presence(shown, end -> standings.get(end).activeOrGap(), counts.get(SeriesKey.FIRST));
    }

    /**
     * The numbers of active and new instances on each day of a range, with the line {@link #IN_7_DAYS}. The range includes today so far.
     */
    public Trend days(Product product, Range range) {
        Points days = Points.eachDay(range);
        return eachDay(product, days, counts(product, days, range.to()));
    }

    /** The first day that has data; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return rollupReader.firstDay(product.id()).orElse(null);
    }

    private Map<String, Series<Integer>> counts(Product product, Points points, LocalDate to) {
        return rollupReader.counts(
                product.id(),
                Set.of(SeriesKey.ACTIVE, SeriesKey.FIRST, SeriesKey.UNUSABLE),
                points.from().minusDays(WEEK - 1L),
                to);
    }

    /**
     * Makes the trend of points of one day. The line of 7 days has a gap where the 7 days begin before the product's first day with data.
     */
    private Trend eachDay(Product product, Points days, Map<String, Series<Integer>> counts) {
        Trend trend = Trends.presence(days, counts.get(SeriesKey.ACTIVE)::only, counts.get(SeriesKey.FIRST));
        LocalDate firstDay = rollupReader.firstDay(product.id()).orElse(LocalDate.MAX);
        List<LocalDate> counted = days.ends().stream()
                .filter(end -> !end.minusDays(WEEK - 1L).isBefore(firstDay))
                .toList();
        Map<LocalDate, Standing> weeks =
                counted.isEmpty() ? Map.of() : everyone.of(product, EVERYONE, WEEK, counted, counts);
        List<Trend.Line> lines = new ArrayList<>(trend.lines());
        lines.add(new Trend.Line(
                IN_7_DAYS,
                Trends.column(
                        days, end -> weeks.containsKey(end) ? weeks.get(end).active() : null)));
        return Trend.of(days, trend.active(), lines);
    }
}
