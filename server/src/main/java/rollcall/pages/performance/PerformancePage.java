package rollcall.pages.performance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.FleetHistogram;
import rollcall.analysis.performance.FleetSum;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.performance.PerformanceTrend;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows what the sums and the histograms of days come to over the fleet, over time and by version, and between which limits. */
public final class PerformancePage {
    private static final String DAYS = "days";
    private static final String NOW = "now";
    private static final String VERSIONS = "versions";

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;

    public PerformancePage(Questions questions, Products products, ChartNotes chartNotes) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf(PerformanceQuestion.FIELD, this::fields),
                        Parameter.oneOf(PerformanceQuestion.PERCENTILE, PerformanceQuestion.PERCENTILES))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV files take. */
    public PageParameters csvParameters() {
        return parameters().and(Parameter.oneOf("of", List.of(DAYS, NOW, VERSIONS)));
    }

    private List<String> fields(PageRequest pageRequest) {
        return PerformanceQuestion.fields(products.vocabulary(pageRequest.product())).stream()
                .map(Field::name)
                .toList();
    }

    /** Sentences, a chart, and what the field comes to now: by percentile and bound, or by class, and by version. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        if (population.firstDay() == null) {
            return EmptyPage.page(Messages.get("performance.title"), Messages.get("performance.will"));
        }
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Range range = range(pageRequest, population);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("performance.title"));
        model.put("path", pageRequest.path());
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put("range", range.name());
        Optional<PerformanceQuestion> question = PerformanceQuestion.of(pageRequest, vocabulary);
        if (question.isEmpty()) {
            model.put("headlines", List.of(Markup.of("performance.no-field_html")));
        } else {
            model.put(
                    "ranges",
                    Ranges.of(pageRequest, range, population.firstDay(), Messages.get("performance.not-these-days")));
            model.put("question", question.get().form(pageRequest));
            putAnswer(model, pageRequest, question.get(), population, range);
        }
        return new Page("performance", model);
    }

    private void putAnswer(
            Map<String, Object> model,
            PageRequest pageRequest,
            PerformanceQuestion question,
            Population population,
            Range range) {
        Field field = question.field();
        PerformanceLinks links = new PerformanceLinks(pageRequest, question, population);
        Performance now = Performance.now(population, question.dimension(), question.version());
        model.put("description", FieldWords.description(field));
        if (now.all().reported() == 0) {
            model.put(
                    "headlines",
                    List.of(Markup.ofText(Messages.get(
                            "performance.nobody",
                            FieldWords.title(field),
                            now.all().active()))));
        } else {
            PerformanceAnswer answer = answer(pageRequest, question, now, links);
            List<Markup> headlines = new ArrayList<>(answer.headline());
            headlines.add(Markup.ofText(VersionRows.said(VersionRows.comparison(answer, now))));
            model.put("headlines", headlines);
            model.put("tables", answer.tables());
            model.put(
                    "denominator",
                    Messages.get(
                            "performance.denominator",
                            now.all().reported(),
                            now.all().active()));
            model.put(
                    "notCounted",
                    answer.notCounted() == 0 ? null : Messages.get("performance.not-counted", answer.notCounted()));
        }
        Chart chart = chart(pageRequest, question, population, range, links);
        model.put("limits", question.limits(pageRequest));
        model.put(
                "chart",
                chart == null ? null : chartNotes.of(pageRequest, range).on(chart));
    }

    private static PerformanceAnswer answer(
            PageRequest pageRequest, PerformanceQuestion question, Performance now, PerformanceLinks links) {
        String csv = Links.csv(pageRequest, NOW);
        String versions = Links.csv(pageRequest, VERSIONS);
        return question.isHistogram()
                ? HistogramAnswer.of(question.field(), now, links, csv, versions)
                : SumAnswer.of(question.field(), now, links, csv, versions);
    }

    private static @Nullable Chart chart(
            PageRequest pageRequest,
            PerformanceQuestion question,
            Population population,
            Range range,
            PerformanceLinks links) {
        String csv = Links.csv(pageRequest, DAYS);
        if (question.isHistogram()) {
            var trend = percentiles(question, population, range);
            return PerformanceChart.isDrawn(trend) ? PerformanceChart.percentiles(question, trend, links, csv) : null;
        }
        var trend = PerformanceTrend.sums(population, question.dimension(), range, Charts.MOST_POINTS);
        return PerformanceChart.isDrawn(trend) ? PerformanceChart.sums(question.field(), trend, links, csv) : null;
    }

    private static PerformanceTrend<PerformanceTrend.Said> percentiles(
            PerformanceQuestion question, Population population, Range range) {
        return PerformanceTrend.percentiles(
                population,
                question.dimension(),
                question.field().bounds(),
                HistogramAnswer.PERCENTS,
                range,
                Charts.MOST_POINTS);
    }

    /** The points of the chart as a file; with {@code of=now} the bounds or the classes, with {@code of=versions} the versions. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Range range = range(pageRequest, population);
        PerformanceQuestion question = PerformanceQuestion.of(pageRequest, products.vocabulary(pageRequest.product()))
                .orElse(null);
        if (question == null) {
            return CsvFile.over(range, "performance", new ArrayList<>(List.of(List.of("day"))));
        }
        String of = pageRequest.query().getOrDefault("of", DAYS);
        if (of.equals(DAYS)) {
            return chartNotes.of(pageRequest, range).in(days(pageRequest, question, population, range));
        }
        Performance now = Performance.now(population, question.dimension(), question.version());
        Field field = question.field();
        List<List<String>> rows = of.equals(VERSIONS)
                ? PerformanceCsv.versions(field, now, question.isHistogram())
                : question.isHistogram()
                        ? PerformanceCsv.bounds(field, FleetHistogram.of(field.bounds(), now.all()))
                        : PerformanceCsv.classes(FleetSum.of(now.all()));
        return CsvFile.latest(pageRequest, "performance-" + of + "-" + field.name(), rows);
    }

    private static CsvFile days(
            PageRequest pageRequest, PerformanceQuestion question, Population population, Range range) {
        List<List<String>> rows = question.isHistogram()
                ? PerformanceCsv.percentiles(percentiles(question, population, range), pageRequest.today())
                : PerformanceCsv.sums(
                        PerformanceTrend.sums(population, question.dimension(), range, Charts.MOST_POINTS),
                        pageRequest.today());
        return CsvFile.over(range, "performance-" + question.field().name() + CsvFile.BY_DAY, rows);
    }

    private static Range range(PageRequest pageRequest, Population population) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
    }
}
