package rollcall.pages.product;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.activity.Overview;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.population.Population;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.PresenceCharts;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.Tile;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.RejectionWords;
import rollcall.product.Products;

/** Shows how many instances are active. */
public final class OverviewPage {
    private static final int LATEST = 5;

    private final Questions questions;
    private final ActiveInstances activeInstances;
    private final VersionAdoption versionAdoption;
    private final Rejections rejections;
    private final Products products;
    private final Instances instances;
    private final ChartNotes chartNotes;

    public OverviewPage(
            Questions questions,
            ActiveInstances activeInstances,
            VersionAdoption versionAdoption,
            Rejections rejections,
            Products products,
            Instances instances,
            ChartNotes chartNotes) {
        this.questions = questions;
        this.activeInstances = activeInstances;
        this.versionAdoption = versionAdoption;
        this.rejections = rejections;
        this.products = products;
        this.instances = instances;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange().with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", List.of("days")));
    }

    /** Tiles, the charts of active and of new instances, and the most used versions. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(
                    Messages.get("overview.title"), Messages.get("overview.will"), eventsOnly(pageRequest));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        Overview overview = activeInstances.overview(population, month(pageRequest));
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Distribution versions = versionAdoption.now(population, vocabulary.versionField());
        String product = "/p/" + pageRequest.product().slug();
        InstanceLinks links = new InstanceLinks(pageRequest, vocabulary, population);
        OverviewTiles tiles = new OverviewTiles(overview, pageRequest.today(), links);
        Rejections.Answer month = rejections.answer(pageRequest.product(), vocabulary, month(pageRequest), false);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("overview.title"));
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, Messages.get("overview.only-charts"))
                        .with(comparing));
        model.put("range", range.name());
        model.put("today", Phrases.instances(overview.activeToday()));
        model.put("month", Numbers.count(overview.month().active()));
        model.put("change", tiles.change());
        model.put("tiles", tiles.all(rejected(product, month)));
        model.put("sum", tiles.sum());
        model.put("eventsOnly", eventsOnly(pageRequest));
        putCharts(model, population, comparing, links);
        model.put("versions", Bars.mostUsed(versions, LATEST, links.field(vocabulary.versionField()), links));
        model.put("versionsOf", Denominator.of(versions));
        return new Page("overview", model);
    }

    private void putCharts(Map<String, Object> model, Population population, Comparing comparing, InstanceLinks links) {
        PageRequest pageRequest = comparing.pageRequest();
        Trend points = activeInstances.points(population, comparing.range(), Charts.MOST_POINTS);
        Optional<Trend> earlier = comparing.earlier(() -> earlier(comparing, points));
        ChartNotes.Notes notes = chartNotes.of(pageRequest, comparing.range());
        model.put(
                "chart",
                notes.on(comparing.beside(
                        PresenceCharts.presence(pageRequest, points, links),
                        earlier.map(trend -> PresenceCharts.presence(pageRequest, trend, links)))));
        model.put(
                "newcomers",
                notes.on(comparing.beside(
                        PresenceCharts.newcomers(pageRequest, population, points, links),
                        earlier.map(trend -> PresenceCharts.newcomers(pageRequest, population, trend, links)))));
    }

    private Trend earlier(Comparing comparing, Trend trend) {
        return activeInstances.earlier(questions.of(comparing.asked()), comparing.comparison(), trend);
    }

    /** The CSV file with every day of the chart. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        Comparing comparing = Comparing.of(pageRequest, range, population.firstDay());
        Trend days = activeInstances.days(population, range);
        List<List<String>> rows = comparing.beside(
                ChartCsv.trend(days, pageRequest.today()),
                () -> ChartCsv.trend(earlier(comparing, days), pageRequest.today()));
        return chartNotes.of(pageRequest, range).in(CsvFile.over(range, "active" + CsvFile.BY_DAY, rows));
    }

    private static Tile rejected(String product, Rejections.Answer rejections) {
        return Tile.of(
                        Messages.get("overview.rejected-in-30-days"),
                        rejections.requests().rejected(),
                        "rejected",
                        product + "/refusals")
                .note(RejectionWords.others(rejections))
                .widened();
    }

    /** How many instances have sent events and no heartbeat; null if there are none. No other number of this page counts them. */
    private Integer eventsOnly(PageRequest pageRequest) {
        int count = instances.eventsOnly(pageRequest.product());
        return count == 0 ? null : Integer.valueOf(count);
    }

    private static Range month(PageRequest pageRequest) {
        return Range.of("30", pageRequest.today(), pageRequest.today().minusDays(30));
    }
}
