package rollcall.pages.product;

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
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Csv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.Empty;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.Sorted;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Words;
import rollcall.product.Products;
import rollcall.report.Version;

/** Which versions are running? */
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

    /** Adoption over time, the table of versions, and what else says which build runs. */
    public Page show(Visit visit) {
        LocalDate firstDay = activeInstances.firstDay(visit.product());
        if (firstDay == null) {
            return Empty.page(TITLE, "which versions are running, and how fast a release arrives");
        }
        Range range = Range.of(visit.query().get("range"), visit.today(), firstDay);
        AdoptionAnswer answer = answer(visit);
        String unit = "count".equals(visit.query().get("unit")) ? "count" : "share";
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("ranges", Ranges.of(visit, range, firstDay));
        model.put("range", range.name());
        model.put("headline", VersionHeadline.of(answer, visit.today()));
        model.put("units", units(visit, unit));
        model.put("chart", Charts.versions(visit, points(visit, range), unit, answer.rows(), firstDay));
        model.put("table", table(visit, answer));
        model.put("denominator", Denominator.of(answer.now()));
        model.put("others", NoVersionRow.of(visit, answer.now()));
        model.put("marked", answer.rows().stream().anyMatch(row -> row.version().endsWith("other")));
        model.put("overflow", Overflow.of("Versions", answer.now()).stream().toList());
        model.put("handful", VersionAdoption.HANDFUL);
        model.put("csv", Links.csv(visit, "versions"));
        model.put("builds", builds(visit));
        return new Page("versions", model);
    }

    /** The table, or the chart's days with {@code of=days}, or another field of the page by its name. */
    public CsvFile csv(Visit visit) {
        Range range = Range.of(visit.query().get("range"), visit.today(), activeInstances.firstDay(visit.product()));
        String of = visit.query().getOrDefault("of", "versions");
        if (of.equals("days")) {
            return CsvFile.over(
                    range,
                    "versions" + CsvFile.BY_DAY,
                    Csv.trend(versionAdoption.days(visit.product(), versionField(visit), range), visit.today()));
        }
        return others(visit).stream()
                .filter(field -> field.name().equals(of))
                .findFirst()
                .map(field -> CsvFile.latest(
                        visit,
                        "versions-" + of,
                        Csv.distribution(distributions.now(visit.product(), field, visit.today()))))
                .orElseGet(() -> CsvFile.latest(visit, "versions", table(answer(visit))));
    }

    private AdoptionAnswer answer(Visit visit) {
        return versionAdoption.answer(visit.product(), versionField(visit), visit.today());
    }

    private Trend points(Visit visit, Range range) {
        return versionAdoption.points(visit.product(), versionField(visit), range, Charts.MOST_POINTS);
    }

    private String versionField(Visit visit) {
        return products.vocabulary(visit.product()).versionField();
    }

    private static List<Links.Choice> units(Visit visit, String unit) {
        return List.of(
                Links.choice(visit, "unit", "share", "Share", unit.equals("share")),
                Links.choice(visit, "unit", "count", "Instances", unit.equals("count")));
    }

    /**
     * A version as the table shows it.
     *
     * @param ago of the first day, in words
     * @param half days to reach half, written out; a dash if that has not happened
     */
    public record Row(
            String version, String firstSeen, String ago, String active, String width, String share, String half) {}

    private static Sorted<Row> table(Visit visit, AdoptionAnswer answer) {
        Sorted<VersionRow> sorted = Sorted.by(visit, columns(), "-version", answer.rows());
        return new Sorted<>(
                sorted.heads(),
                sorted.rows().stream().map(row -> row(visit, row)).toList());
    }

    private static List<Sorted.Column<VersionRow>> columns() {
        Comparator<VersionRow> half =
                Comparator.comparing(VersionRow::daysToHalf, Comparator.nullsLast(Comparator.naturalOrder()));
        return List.of(
                new Sorted.Column<>(
                        "version",
                        "Version",
                        false,
                        true,
                        Comparator.comparing(row -> new Version(row.version())),
                        "order-of-versions"),
                new Sorted.Column<>(
                        "first", "First seen", false, true, Comparator.comparing(VersionRow::firstSeen), "first-seen"),
                Sorted.Column.numbers("active", "Active", Comparator.comparing(VersionRow::active))
                        .meaning("latest"),
                Sorted.Column.numbers("share", "Share", Comparator.comparing(VersionRow::share))
                        .meaning("share"),
                new Sorted.Column<>("half", "Days to reach half", true, false, half, "days-to-50"));
    }

    private static Row row(Visit visit, VersionRow row) {
        return new Row(
                row.version(),
                row.firstSeen().toString(),
                Words.ago(row.firstSeen(), visit.today()),
                Numbers.count(row.active()),
                Numbers.width(row.share()),
                Numbers.percent(row.share()),
                Numbers.count(row.daysToHalf()));
    }

    private static List<List<String>> table(AdoptionAnswer answer) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("version", "first_seen", "active", "share_of_reported", "days_to_half"));
        answer.rows()
                .forEach(row -> table.add(List.of(
                        row.version(),
                        row.firstSeen().toString(),
                        Csv.cell(row.active()),
                        Csv.ratio(row.share()),
                        Csv.cell(row.daysToHalf()))));
        Distribution now = answer.now();
        now.unusable()
                .forEach((reason, count) -> table.add(List.of(Csv.unusable(reason), "", Csv.cell(count), "", "")));
        if (now.notReported() > 0) {
            table.add(List.of("(not reported)", "", Csv.cell(now.notReported()), "", ""));
        }
        return table;
    }

    private List<Bars> builds(Visit visit) {
        var now = distributions.now(visit.product(), others(visit), visit.today());
        return others(visit).stream()
                .map(field -> Bars.of(visit, field, now.get(field.name()), MOST_BUILDS))
                .filter(bars -> !bars.rows().isEmpty())
                .toList();
    }

    /** Fields beside the version itself: builds, release channels. */
    private List<Field> others(Visit visit) {
        Vocabulary vocabulary = products.vocabulary(visit.product());
        return vocabulary.group(FieldGroup.VERSION).stream()
                .filter(field -> field.kind().counted() && !field.name().equals(vocabulary.versionField()))
                .toList();
    }
}
