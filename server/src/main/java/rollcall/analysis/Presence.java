package rollcall.analysis;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import rollcall.gate.Field;
import rollcall.gate.Kind;
import rollcall.report.Product;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;
import rollcall.rollup.Summaries;

/** Who is active, who is new, who returned and who fell silent. */
public final class Presence {
    static final int MONTH = 30;

    private static final int WEEK = LatestReports.DAYS;
    private static final Set<String> FIELDS = Set.of(Cell.ACTIVE, Cell.FIRST);

    private static final Field EVERYONE = new Field(Cell.ACTIVE, Kind.CHOICE, null, null, null, null, null, null);

    private final Summaries summaries;
    private final Standings everyone;

    public Presence(Summaries summaries) {
        this.summaries = summaries;
        this.everyone = new Standings(summaries);
    }

    /**
     * Who is there today, in 7 and in 30 days, and how that changed.
     *
     * @param range the days of the daily numbers
     */
    public Overview overview(Product product, LocalDate today, Range range) {
        Window month = Window.upTo(today, MONTH);
        Window monthBefore = month.before(MONTH);
        Window week = Window.upTo(today, WEEK);
        LocalDate oldest = monthBefore.before(MONTH).from();
        LocalDate firstDay = summaries.firstDay(product.id()).orElse(today);
        Attendance days = Attendance.of(summaries.sets(product.id(), FIELDS, oldest, today));
        Map<String, Series<Integer>> counts = summaries.counts(product.id(), FIELDS, range.from(), today);
        return new Overview(
                firstDay,
                days.active(new Window(today, today)).getCardinality(),
                days.active(week).getCardinality(),
                days.active(week.before(WEEK)).getCardinality(),
                days.movement(month, MONTH),
                days.movement(monthBefore, MONTH),
                Trail.of(days, firstDay, today),
                Trends.presence(Points.eachDay(range), counts.get(Cell.ACTIVE)::only, counts.get(Cell.FIRST)));
    }

    /**
     * Who was active and who was new, as a chart shows it: points of one day, or of 7 or 28 days, of which active are all who reported in them and
     * new is the sum. Days that are over alone, but for a product's first day.
     *
     * @param most points, if those of 28 days are not more
     */
    public Trend points(Product product, Range range, int most) {
        Points points = Points.of(range, most);
        Map<String, Series<Integer>> counts = summaries.counts(
                product.id(), Set.of(Cell.ACTIVE, Cell.FIRST, Cell.UNUSABLE), points.from(), range.to());
        boolean before = !counts.get(Cell.ACTIVE).days().headMap(range.to()).isEmpty();
        Points shown = before ? points : Points.lastDays(range, most);
        if (shown.span() == 1) {
            return Trends.presence(shown, counts.get(Cell.ACTIVE)::only, counts.get(Cell.FIRST));
        }
        Map<LocalDate, Standing> standings = everyone.of(product, EVERYONE, shown.span(), shown.ends(), counts);
        return Trends.presence(shown, end -> standings.get(end).activeOrGap(), counts.get(Cell.FIRST));
    }

    /** The first day that has data; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return summaries.firstDay(product.id()).orElse(null);
    }
}
