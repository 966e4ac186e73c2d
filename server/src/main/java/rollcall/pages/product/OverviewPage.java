package rollcall.pages.product;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.activity.Overview;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.rejections.RejectionsAnswer;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Csv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.Empty;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.Tile;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.RefusalWords;
import rollcall.pages.text.Words;
import rollcall.product.Products;

/** How many instances are active? */
public final class OverviewPage {
    private static final String TITLE = "How many instances are active?";
    private static final int LATEST = 5;

    private final ActiveInstances activeInstances;
    private final VersionAdoption versionAdoption;
    private final Rejections rejections;
    private final Products products;
    private final Instances instances;

    public OverviewPage(
            ActiveInstances activeInstances,
            VersionAdoption versionAdoption,
            Rejections rejections,
            Products products,
            Instances instances) {
        this.activeInstances = activeInstances;
        this.versionAdoption = versionAdoption;
        this.rejections = rejections;
        this.products = products;
        this.instances = instances;
    }

    /** Tiles, who reported each day, and the latest versions. */
    public Page show(Visit visit) {
        LocalDate firstDay = activeInstances.firstDay(visit.product());
        if (firstDay == null) {
            return Empty.page(
                    TITLE,
                    "how many instances are active, new, silent and back again, and which versions they run",
                    eventsOnly(visit));
        }
        Range range = Range.of(visit.query().get("range"), visit.today(), firstDay);
        Overview overview = activeInstances.overview(visit.product(), visit.today(), range);
        Vocabulary vocabulary = products.vocabulary(visit.product());
        Distribution versions = versionAdoption.now(visit.product(), vocabulary.versionField(), visit.today());
        String product = "/p/" + visit.product().slug();
        OverviewTiles tiles = new OverviewTiles(overview, visit.today(), product + "/instances");
        RejectionsAnswer refusals = rejections.answer(visit.product(), vocabulary, month(visit), false);
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("ranges", Ranges.of(visit, range, firstDay));
        model.put("range", range.name());
        model.put("today", Words.instances(overview.activeToday()));
        model.put("month", Numbers.count(overview.month().active()));
        model.put("change", tiles.change());
        model.put("tiles", tiles.all(rejected(product, refusals)));
        model.put("sum", tiles.sum());
        model.put("eventsOnly", eventsOnly(visit));
        Trend points = activeInstances.points(visit.product(), range, Charts.MOST_POINTS);
        model.put("chart", Charts.presence(visit, points));
        model.put("newcomers", Charts.newcomers(visit, points));
        model.put("versions", Bars.mostUsed(versions, LATEST));
        model.put("versionsOf", Denominator.of(versions));
        return new Page("overview", model);
    }

    /** Every day of the chart: {@code of=days}. */
    public CsvFile csv(Visit visit) {
        Range range = Range.of(visit.query().get("range"), visit.today(), activeInstances.firstDay(visit.product()));
        return CsvFile.over(
                range,
                "active" + CsvFile.BY_DAY,
                Csv.trend(activeInstances.days(visit.product(), range), visit.today()));
    }

    private static Tile rejected(String product, RejectionsAnswer refused) {
        return Tile.of("Rejected in 30 days", refused.requests().rejected(), "rejected", product + "/refusals")
                .note(RefusalWords.others(refused))
                .widened();
    }

    /** Who was seen and is in no number of this page, written out; null if there is nobody. */
    private String eventsOnly(Visit visit) {
        int count = instances.eventsOnly(visit.product());
        return count == 0 ? null : Words.instances(count) + (count == 1 ? " has" : " have");
    }

    private static Range month(Visit visit) {
        return Range.of("30", visit.today(), visit.today().minusDays(30));
    }
}
