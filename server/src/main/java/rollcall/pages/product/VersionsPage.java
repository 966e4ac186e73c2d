package rollcall.pages.product;

import rollcall.pages.chart.SortColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;
import rollcall.report.Version;

/** Shows the versions that instances run. */
public final class VersionsPage {
    private static final String TITLE = "Which versions are running?";
    private static final int MOST_BUILDS = 10;

    private final ActiveInstances activeInstances;
    private final VersionAdoption versionAdoption;
    private final Distributions distributions;
    private final Products products;

    public VersionsPage(
            ActiveInstances activeInstances,
            VersionAdoption versionAdoption,
            Distributions distributions,
            Products products) {
        this.activeInstances = activeInstances;
        this.versionAdoption = versionAdoption;
        this.distributions = distributions;
        this.products = products;
    }

    /** Adoption over time, the table of versions, and the fields about builds. */
    public Page show(PageRequest pageRequest) {
        LocalDate firstDay = activeInstances.firstDay(pageRequest.product());
        if (firstDay == null) {
            return EmptyPage.page(TITLE, "which versions are running, and how fast a release arrives");
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        VersionAdoption.Answer answer = answer(pageRequest);
        String unit = "count".equals(pageRequest.query().get("unit")) ? "count" : "share";
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay));
        model.put("range", range.name());
        model.put("headline", VersionHeadline.of(answer, pageRequest.today()));
        model.put("units", units(pageRequest, unit));
        model.put("chart", Charts.versions(pageRequest, points(pageRequest, range), unit, answer.rows(), firstDay));
        model.put("table", table(pageRequest, answer));
        model.put("denominator", Denominator.of(answer.now()));
        model.put("others", NoVersionRow.of(pageRequest, answer.now()));
        model.put("marked", answer.rows().stream().anyMatch(row -> row.version().endsWith("other")));
        model.put("overflow", Overflow.of("Versions", answer.now()).stream().toList());
        model.put("handful", VersionAdoption.HANDFUL);
        model.put("csv", Links.csv(pageRequest, "versions"));
        model.put("builds", builds(pageRequest));
        return new Page("versions", model);
    }

    /** The CSV file of the table. {@code of=days} selects the chart's days; the name of another field of the page selects that field. */
    public CsvFile csv(PageRequest pageRequest) {
        Range range = Range.of(
                pageRequest.query().get("range"), pageRequest.today(), activeInstances.firstDay(pageRequest.product()));
        String of = pageRequest.query().getOrDefault("of", "versions");
        if (of.equals("days")) {
            return CsvFile.over(
                    range,
                    "versions" + CsvFile.BY_DAY,
                    ChartCsv.trend(
                            versionAdoption.days(pageRequest.product(), versionField(pageRequest), range),
                            pageRequest.today()));
        }
        return others(pageRequest).stream()
                .filter(field -> field.name().equals(of))
                .findFirst()
                .map(field -> CsvFile.latest(
                        pageRequest,
                        "versions-" + of,
                        ChartCsv.distribution(
                                distributions.now(pageRequest.product(), Dimension.of(field), pageRequest.today()))))
                .orElseGet(() -> CsvFile.latest(pageRequest, "versions", table(answer(pageRequest))));
    }

    private VersionAdoption.Answer answer(PageRequest pageRequest) {
        return versionAdoption.answer(pageRequest.product(), versionField(pageRequest), pageRequest.today());
    }

    private Trend points(PageRequest pageRequest, Range range) {
        return versionAdoption.points(pageRequest.product(), versionField(pageRequest), range, Charts.MOST_POINTS);
    }

    private String versionField(PageRequest pageRequest) {
        return products.vocabulary(pageRequest.product()).versionField();
    }

    private static List<Links.Choice> units(PageRequest pageRequest, String unit) {
        return List.of(
                Links.choice(pageRequest, "unit", "share", "Share", unit.equals("share")),
                Links.choice(pageRequest, "unit", "count", "Instances", unit.equals("count")));
    }

    /**
     * A version as a row of the table.
     *
     * @param ago how long ago the first day was, in words
     * @param half the days until half of the instances had it or a newer one, written out; a dash if they have not yet
     */
    public record Row(
            String version, String firstSeen, String ago, String active, String width, String share, String half) {}

    private static SortedRows<Row> table(PageRequest pageRequest, VersionAdoption.Answer answer) {
        SortedRows<VersionAdoption.Row> sortedRows = SortedRows.by(pageRequest, columns(), "-version", answer.rows());
        return new SortedRows<>(
                sortedRows.heads(),
                sortedRows.rows().stream().map(row -> row(pageRequest, row)).toList());
    }

    private static List<SortColumn<VersionAdoption.Row>> columns() {
        Comparator<VersionAdoption.Row> half =
                Comparator.comparing(VersionAdoption.Row::daysToHalf, Comparator.nullsLast(Comparator.naturalOrder()));
        return List.of(
                new SortColumn<>(
                        "version",
                        "Version",
                        false,
                        true,
                        Comparator.comparing(row -> new Version(row.version())),
                        "order-of-versions"),
                new SortColumn<>(
                        "first",
                        "First seen",
                        false,
                        true,
                        Comparator.comparing(VersionAdoption.Row::firstSeen),
                        "first-seen"),
                SortColumn.numbers("active", "Active", Comparator.comparing(VersionAdoption.Row::active))
                        .meaning("latest"),
                SortColumn.numbers("share", "Share", Comparator.comparing(VersionAdoption.Row::share))
                        .meaning("share"),
                new SortColumn<>("half", "Days to 50 %", true, false, half, "days-to-50"));
    }

    private static Row row(PageRequest pageRequest, VersionAdoption.Row row) {
        return new Row(
                row.version(),
                row.firstSeen().toString(),
                Phrases.ago(row.firstSeen(), pageRequest.today()),
                Numbers.count(row.active()),
                Numbers.width(row.share()),
                Numbers.percent(row.share()),
                Numbers.count(row.daysToHalf()));
    }

    private static List<List<String>> table(VersionAdoption.Answer answer) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("version", "first_seen", "active", "share_of_reported", "days_to_half"));
        answer.rows()
                .forEach(row -> table.add(List.of(
                        row.version(),
                        row.firstSeen().toString(),
                        ChartCsv.cell(row.active()),
                        ChartCsv.ratio(row.share()),
                        ChartCsv.cell(row.daysToHalf()))));
        Distribution now = answer.now();
        now.unusable()
                .forEach((reason, count) ->
                        table.add(List.of(ChartCsv.unusable(reason), "", ChartCsv.cell(count), "", "")));
        if (now.notReported() > 0) {
            table.add(List.of("(not reported)", "", ChartCsv.cell(now.notReported()), "", ""));
        }
        return table;
    }

    private List<Bars> builds(PageRequest pageRequest) {
        var now = distributions.now(pageRequest.product(), Dimension.of(others(pageRequest)), pageRequest.today());
        return others(pageRequest).stream()
                .map(field -> Bars.of(pageRequest, field, now.get(field.name()), MOST_BUILDS))
                .filter(bars -> !bars.rows().isEmpty())
                .toList();
    }

    /** The page's fields other than the version itself, for example builds and release channels. */
    private List<Field> others(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        return vocabulary.group(FieldGroup.VERSION).stream()
                .filter(field -> field.kind().counted() && !field.name().equals(vocabulary.versionField()))
                .toList();
    }
}
