package rollcall.analysis;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Product;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;
import rollcall.rollup.Summaries;

/** Who answers the roll call, who is new, who is lost. */
public final class Presence {
    private static final int MONTH = 30;

    private final Summaries summaries;

    public Presence(Summaries summaries) {
        this.summaries = summaries;
    }

    /** Who is there today, in the last 7 and 30 days, and how that changed. */
    public Overview overview(Product product, LocalDate today, Range range) {
        Series<RoaringBitmap> active = summaries
                .sets(product.id(), Set.of(Cell.ACTIVE), Range.back(today, 3 * MONTH), today)
                .get(Cell.ACTIVE);
        Map<String, Series<Integer>> counts = summaries.counts(
                product.id(),
                Set.of(Cell.ACTIVE, Cell.FIRST),
                Range.earlier(range.from(), Range.back(today, 2 * MONTH)),
                today);
        RoaringBitmap month = Trail.union(active, today, MONTH);
        RoaringBitmap monthBefore = Trail.union(active, today.minusDays(MONTH), MONTH);
        RoaringBitmap twoBefore = Trail.union(active, today.minusDays(2 * MONTH), MONTH);
        return new Overview(
                Trail.union(active, today, 1).getCardinality(),
                Trail.union(active, today, LatestReports.DAYS).getCardinality(),
                Trail.union(active, today.minusDays(LatestReports.DAYS), LatestReports.DAYS)
                        .getCardinality(),
                month.getCardinality(),
                monthBefore.getCardinality(),
                Trail.newcomers(counts.get(Cell.FIRST), today, MONTH),
                Trail.newcomers(counts.get(Cell.FIRST), today.minusDays(MONTH), MONTH),
                RoaringBitmap.andNotCardinality(monthBefore, month),
                RoaringBitmap.andNotCardinality(twoBefore, monthBefore),
                Trail.of(active, counts.get(Cell.FIRST), today),
                Trends.presence(counts.get(Cell.ACTIVE), counts.get(Cell.FIRST), range));
    }

    /** The first day that has data; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return summaries.firstDay(product.id()).orElse(null);
    }
}
