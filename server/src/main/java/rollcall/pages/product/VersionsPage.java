package rollcall.pages.product;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
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
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.VersionLevels;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows the versions that instances run. */
public final class VersionsPage {
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
                        Parameter.oneOf("level", VersionLevel.codes()),
                        Parameter.oneOf(Charts.LINES, List.of("all")),
                        Shown.parameter(pageRequest -> with(List.of(VersionTable.NAME), otherNames(pageRequest))))
                .and(VersionTable.parameters().toArray(Parameter[]::new))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters()
                .and(Parameter.oneOf(
                        "of",
                        pageRequest ->
                                with(List.of(VersionTable.NAME, "days", AdoptionChart.NAME), otherNames(pageRequest))));
    }

    /** Adoption over time and by age, the table of versions, and the fields about builds. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("versions.title"), Messages.get("versions.will"));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        AdoptionAnswer adoptionAnswer = answer(pageRequest, population);
        Map<String, Object> model = new HashMap<>();
        InstanceLinks links = new InstanceLinks(pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put("title", Messages.get("versions.title"));
        FilterBar.put(model, pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, Messages.get("versions.only-the-first-chart"))
                        .with(comparing));
        model.put("range", range.name());
        model.put("headline", VersionHeadline.of(adoptionAnswer, pageRequest.today()));
        model.put("levels", VersionLevels.of(pageRequest, adoptionAnswer.level()));
        putChart(model, comparing, population, adoptionAnswer, links);
        putTable(model, pageRequest, adoptionAnswer, links);
        model.put("spread", AdoptionChart.of(pageRequest, adoptionAnswer));
        model.put("filtered", !population.filter().conditions().isEmpty());
        model.put("builds", builds(pageRequest, population, links));
        return new Page("versions", model);
    }

    private void putChart(
            Map<String, Object> model,
            Comparing comparing,
            Population population,
            AdoptionAnswer adoptionAnswer,
            InstanceLinks links) {
        PageRequest pageRequest = comparing.pageRequest();
        String unit = "count".equals(pageRequest.query().get("unit")) ? "count" : "share";
        model.put("units", units(pageRequest, unit));
        model.put(
                "chart",
                chartNotes
                        .besideReleases(pageRequest, comparing.range())
                        .on(overTime(comparing, adoptionAnswer.level())
                                .chart(population, unit, adoptionAnswer.rows(), links)));
    }

    private VersionsOverTime overTime(Comparing comparing, VersionLevel level) {
        return new VersionsOverTime(
                questions::of, versionAdoption, versionField(comparing.pageRequest()), level, comparing);
    }

    private void putTable(
            Map<String, Object> model, PageRequest pageRequest, AdoptionAnswer adoptionAnswer, InstanceLinks links) {
        Field field = links.field(versionField(pageRequest));
        VersionTable table = VersionTable.of(pageRequest, adoptionAnswer, field, links);
        model.put("table", table);
        model.put("path", pageRequest.path());
        model.put("kept", VersionTable.kept(pageRequest));
        model.put("denominator", Denominator.of(adoptionAnswer.now()));
        model.put("others", NoVersionRow.of(pageRequest, adoptionAnswer.now(), field, links));
        model.put("marked", table.rows().stream().anyMatch(row -> row.version().endsWith("other")));
        model.put(
                "overflow",
                Overflow.of(Messages.get("versions.versions"), adoptionAnswer.now()).stream()
                        .toList());
        model.put("handful", VersionAdoption.HANDFUL);
        model.put("csv", Links.csv(pageRequest, VersionTable.NAME));
    }

    /**
     * The CSV file of the table. {@code of=days} selects the chart's days, {@code of=adoption} adoption by age; the name of another field of
     * the page selects that field.
     */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        String of = pageRequest.query().getOrDefault("of", VersionTable.NAME);
        return switch (of) {
            case VersionTable.NAME ->
                CsvFile.latest(pageRequest, "versions", VersionTable.csv(pageRequest, answer(pageRequest, population)));
            case AdoptionChart.NAME -> AdoptionChart.csv(pageRequest, answer(pageRequest, population));
            case "days" -> days(pageRequest, population);
            default ->
                others(pageRequest).stream()
                        .filter(field -> field.name().equals(of))
                        .findFirst()
                        .map(field -> CsvFile.latest(
                                pageRequest,
                                "versions-" + of,
                                ChartCsv.distribution(Distributions.now(population, Dimension.of(field)))))
                        .orElseThrow();
        };
    }

    private CsvFile days(PageRequest pageRequest, Population population) {
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        String versionField = versionField(pageRequest);
        VersionLevel level =
                VersionLevel.of(pageRequest.query().get("level"), versionAdoption.now(population, versionField));
        Comparing comparing = Comparing.of(pageRequest, range, population.firstDay());
        return chartNotes
                .of(pageRequest, range)
                .in(CsvFile.over(
                        range,
                        "versions" + CsvFile.BY_DAY,
                        overTime(comparing, level).csv(population)));
    }

    private AdoptionAnswer answer(PageRequest pageRequest, Population population) {
        return versionAdoption.answer(
                population, versionField(pageRequest), pageRequest.query().get("level"));
    }

    private String versionField(PageRequest pageRequest) {
        return products.vocabulary(pageRequest.product()).versionField();
    }

    private static List<Links.Choice> units(PageRequest pageRequest, String unit) {
        return List.of(
                Links.choice(pageRequest, "unit", "share", Messages.get("versions.unit-share"), unit.equals("share")),
                Links.choice(pageRequest, "unit", "count", Messages.get("versions.unit-count"), unit.equals("count")));
    }

    private static List<String> with(List<String> names, List<String> more) {
        return Stream.concat(names.stream(), more.stream()).toList();
    }

    private List<Bars> builds(PageRequest pageRequest, Population population, InstanceLinks links) {
        var now = Distributions.now(population, Dimension.of(others(pageRequest)));
        return others(pageRequest).stream()
                .map(field -> Bars.of(pageRequest, field, now.get(field.name()), MOST_BUILDS, links))
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
                .filter(field -> field.kind().tellsApart() && !field.name().equals(vocabulary.versionField()))
                .toList();
    }
}
