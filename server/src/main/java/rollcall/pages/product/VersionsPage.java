package rollcall.pages.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.SortColumn;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;
import rollcall.report.Version;

/** Shows the versions that instances run. */
public final class VersionsPage {
    private static final String TITLE = "Which versions are running?";
    private static final int MOST_BUILDS = 10;

    private final Questions questions;
    private final VersionAdoption versionAdoption;
    private final Products products;
    private final ChartNotes chartNotes;

    public VersionsPage(
            Questions questions, VersionAdoption versionAdoption, Products products, ChartNotes chartNotes) {
        this.questions = questions;
        this.versionAdoption = versionAdoption;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                Parameter.oneOf("unit", List.of("share", "count")),
                SortedRows.parameter(columns()),
                Shown.parameter(this::otherNames));
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters()
                .and(Parameter.oneOf(
                        "of",
                        pageRequest -> Stream.concat(Stream.of("versions", "days"), otherNames(pageRequest).stream())
                                .toList()));
    }

    /** Adoption over time, the table of versions, and the fields about builds. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(TITLE, "which versions are running, and how fast a release arrives");
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        AdoptionAnswer adoptionAnswer = answer(pageRequest, population);
        String unit = "count".equals(pageRequest.query().get("unit")) ? "count" : "share";
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, "Only the chart shows these days; all else is about now.")
                        .with(comparing));
        model.put("range", range.name());
        model.put("headline", VersionHeadline.of(adoptionAnswer, pageRequest.today()));
        model.put("units", units(pageRequest, unit));
        model.put(
                "chart",
                chartNotes
                        .besideReleases(pageRequest, range)
                        .on(overTime(pageRequest, comparing).chart(population, unit, adoptionAnswer.rows())));
        model.put("table", table(pageRequest, adoptionAnswer));
        model.put("denominator", Denominator.of(adoptionAnswer.now()));
        model.put("others", NoVersionRow.of(pageRequest, adoptionAnswer.now()));
        model.put(
                "marked",
                adoptionAnswer.rows().stream()
                        .anyMatch(versionRow -> versionRow.version().endsWith("other")));
        model.put(
                "overflow",
                Overflow.of("Versions", adoptionAnswer.now()).stream().toList());
        model.put("handful", VersionAdoption.HANDFUL);
        model.put("csv", Links.csv(pageRequest, "versions"));
        model.put("builds", builds(pageRequest, population));
        return new Page("versions", model);
    }

    /** The CSV file of the table. {@code of=days} selects the chart's days; the name of another field of the page selects that field. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        String of = pageRequest.query().getOrDefault("of", "versions");
        if (of.equals("days")) {
            Comparing comparing = Comparing.of(pageRequest, range, population.firstDay());
            return chartNotes
                    .of(pageRequest, range)
                    .in(CsvFile.over(
                            range,
                            "versions" + CsvFile.BY_DAY,
                            overTime(pageRequest, comparing).csv(population)));
        }
        return others(pageRequest).stream()
                .filter(field -> field.name().equals(of))
                .findFirst()
                .map(field -> CsvFile.latest(
                        pageRequest,
                        "versions-" + of,
                        ChartCsv.distribution(Distributions.now(population, Dimension.of(field)))))
                .orElseGet(() -> CsvFile.latest(pageRequest, "versions", table(answer(pageRequest, population))));
    }

    private AdoptionAnswer answer(PageRequest pageRequest, Population population) {
        return versionAdoption.answer(population, versionField(pageRequest));
    }

    private VersionsOverTime overTime(PageRequest pageRequest, Comparing comparing) {
        return new VersionsOverTime(questions::of, versionAdoption, versionField(pageRequest), comparing);
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

    private static SortedRows<Row> table(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        SortedRows<VersionRow> sortedRows = SortedRows.by(pageRequest, columns(), "-version", adoptionAnswer.rows());
        return new SortedRows<>(
                sortedRows.heads(),
                sortedRows.rows().stream()
                        .map(versionRow -> row(pageRequest, versionRow))
                        .toList());
    }

    private static List<SortColumn<VersionRow>> columns() {
        Comparator<VersionRow> half =
                Comparator.comparing(VersionRow::daysToHalf, Comparator.nullsLast(Comparator.naturalOrder()));
        return List.of(
                new SortColumn<>(
                        "version",
                        "Version",
                        false,
                        true,
                        Comparator.comparing(versionRow -> new Version(versionRow.version())),
                        "order-of-versions"),
                new SortColumn<>(
                        "first", "First seen", false, true, Comparator.comparing(VersionRow::firstSeen), "first-seen"),
                SortColumn.numbers("active", "Active", Comparator.comparing(VersionRow::active))
                        .meaning("latest"),
                SortColumn.numbers("share", "Share", Comparator.comparing(VersionRow::share))
                        .meaning("share"),
                new SortColumn<>("half", "Days to 50 %", true, false, half, "days-to-50"));
    }

    private static Row row(PageRequest pageRequest, VersionRow versionRow) {
        return new Row(
                versionRow.version(),
                versionRow.firstSeen().toString(),
                Phrases.ago(versionRow.firstSeen(), pageRequest.today()),
                Numbers.count(versionRow.active()),
                Numbers.width(versionRow.share()),
                Numbers.percent(versionRow.share()),
                Numbers.count(versionRow.daysToHalf()));
    }

    private static List<List<String>> table(AdoptionAnswer adoptionAnswer) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("version", "first_seen", "active", "share_of_reported", "days_to_half"));
        adoptionAnswer
                .rows()
                .forEach(versionRow -> table.add(List.of(
                        versionRow.version(),
                        versionRow.firstSeen().toString(),
                        ChartCsv.cell(versionRow.active()),
                        ChartCsv.ratio(versionRow.share()),
                        ChartCsv.cell(versionRow.daysToHalf()))));
        Distribution now = adoptionAnswer.now();
        now.unusable()
                .forEach((reason, count) ->
                        table.add(List.of(ChartCsv.unusable(reason), "", ChartCsv.cell(count), "", "")));
        if (now.notReported() > 0) {
            table.add(List.of("(not reported)", "", ChartCsv.cell(now.notReported()), "", ""));
        }
        return table;
    }

    private List<Bars> builds(PageRequest pageRequest, Population population) {
        var now = Distributions.now(population, Dimension.of(others(pageRequest)));
        return others(pageRequest).stream()
                .map(field -> Bars.of(pageRequest, field, now.get(field.name()), MOST_BUILDS))
                .filter(bars -> !bars.rows().isEmpty())
                .toList();
    }

    private List<String> otherNames(PageRequest pageRequest) {
        return others(pageRequest).stream().map(Field::name).toList();
    }

    /** The page's fields other than the version itself, for example builds and release channels. */
    private List<Field> others(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        return vocabulary.group(FieldGroup.VERSION).stream()
                .filter(field -> field.kind().counted() && !field.name().equals(vocabulary.versionField()))
                .toList();
    }
}
