package rollcall.pages.coverage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.coverage.CoverageTrend;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.product.Downloads;
import rollcall.product.Products;
import rollcall.sender.audit.AuditLog;

/** Shows who reports a field at all, and what share of installations reports. */
public final class CoveragePage {
    private final Questions questions;
    private final Products products;
    private final Downloads downloads;
    private final ChartNotes chartNotes;
    private final AuditLog auditLog;

    public CoveragePage(
            Questions questions, Products products, Downloads downloads, ChartNotes chartNotes, AuditLog auditLog) {
        this.questions = questions;
        this.products = products;
        this.downloads = downloads;
        this.chartNotes = chartNotes;
        this.auditLog = auditLog;
    }

    /** A field to choose. */
    public record Choice(String value, String title, boolean current) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf(
                                CoverageQuestion.FIELD,
                                pageRequest -> products.vocabulary(pageRequest.product()).counted().stream()
                                        .map(Field::name)
                                        .toList()),
                        Shown.parameter(pageRequest -> List.of(FieldTable.NAME, VersionsCard.NAME, DownloadsCard.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", CoverageCsv.NAMES));
    }

    /** All fields, one of them over time and by version, and downloads. */
    public Page show(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null || vocabulary.counted().isEmpty()) {
            return EmptyPage.page(Messages.get("coverage.title"), Messages.get("coverage.will"));
        }
        CoverageQuestion question = CoverageQuestion.of(pageRequest, vocabulary, population, firstDay);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("coverage.title"));
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put(
                "ranges", Ranges.of(pageRequest, question.range(), firstDay, Messages.get("coverage.not-these-days")));
        model.put("range", question.range().name());
        model.put("headline", CoverageWords.headline(question));
        if (question.now().active() > 0) {
            model.put("table", FieldTable.of(question));
            model.put("of", Messages.get("chart.of-instances", question.now().active()));
            model.put("csv", Links.csv(pageRequest));
        }
        ChartNotes.Notes notes = chartNotes.of(pageRequest, question.range());
        putField(model, question, notes);
        putDownloads(model, question, notes);
        return new Page("coverage", model);
    }

    private static void putField(Map<String, Object> model, CoverageQuestion question, ChartNotes.Notes notes) {
        PageRequest pageRequest = question.pageRequest();
        model.put("followed", question.title());
        model.put(
                "fields",
                question.fields().stream()
                        .map(each -> new Choice(each.name(), FieldWords.title(each), each.equals(question.field())))
                        .toList());
        model.put("kept", Query.each(Links.kept(pageRequest, CoverageQuestion.FIELD)));
        if (question.now().active() > 0) {
            model.put("fieldSays", CoverageWords.field(question));
        }
        Trend points =
                CoverageTrend.points(question.population(), question.dimension(), question.range(), Charts.MOST_POINTS);
        if (CoverageChart.isDrawn(points)) {
            model.put("chart", notes.on(CoverageChart.of(question, points)));
        }
        if (question.hasVersions() && question.now().active() > 0) {
            model.put("versions", VersionsCard.of(question));
        }
    }

    private void putDownloads(Map<String, Object> model, CoverageQuestion question, ChartNotes.Notes notes) {
        String path = path(question.pageRequest());
        model.put("uploadHref", path + "/downloads");
        model.put("removeHref", path + "/downloads/remove");
        model.put(
                "downloads",
                downloads
                        .of(question.pageRequest().product())
                        .map(counts -> DownloadsCard.of(question, counts, notes))
                        .orElse(null));
    }

    /** All fields as a file; with {@code of=} one of them by day or by version, or the downloads. */
    public CsvFile csv(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        if (population.firstDay() == null || vocabulary.counted().isEmpty()) {
            return CsvFile.latest(pageRequest, "coverage", CoverageCsv.none());
        }
        CoverageQuestion question = CoverageQuestion.of(pageRequest, vocabulary, population, population.firstDay());
        Optional<Downloads.Counts> counts = downloads.of(pageRequest.product());
        return switch (pageRequest.query().getOrDefault("of", "")) {
            case CoverageCsv.DAYS -> CoverageCsv.days(question);
            case CoverageCsv.VERSIONS -> CoverageCsv.versions(question);
            case CoverageCsv.DOWNLOADS -> CoverageCsv.downloads(question, counts);
            default -> CsvFile.latest(pageRequest, "coverage", CoverageCsv.fields(question));
        };
    }

    /** Replaces the product's download counts by those of a file. */
    public FormReply upload(PageRequest pageRequest, byte[] file) {
        int counts =
                downloads.replace(pageRequest.product(), file, pageRequest.who().email());
        log(pageRequest, "downloads-uploaded", Map.of("counts", counts));
        return new FormReply.SeeOther(path(pageRequest));
    }

    /**
     * Removes the product's download counts.
     *
     * @throws NotFound if it has none
     */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        if (!downloads.remove(pageRequest.product())) {
            throw new NotFound("These counts are not there any more. Nothing was removed.");
        }
        log(pageRequest, "downloads-removed", Map.of());
        return new FormReply.SeeOther(path(pageRequest));
    }

    private void log(PageRequest pageRequest, String action, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("product", pageRequest.product().slug());
        auditLog.action(action, pageRequest.who().email(), properties);
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/coverage";
    }
}
