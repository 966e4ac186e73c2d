package rollcall.analysis;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import rollcall.report.Product;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;
import rollcall.rollup.Summaries;

/** Who is active, who is new, who returned and who fell silent. */
public final class Presence {
    static final int MONTH = 30;

    private static final int WEEK = LatestReports.DAYS;
    private static final Set<String> FIELDS = Set.of(Cell.ACTIVE, Cell.FIRST);

    private final Summaries summaries;

    public Presence(Summaries summaries) {
        this.summaries = summaries;
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
                Trends.presence(counts.get(Cell.ACTIVE), counts.get(Cell.FIRST), range));
    }

    /** The first day that has data; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return summaries.firstDay(product.id()).orElse(null);
    }
}
