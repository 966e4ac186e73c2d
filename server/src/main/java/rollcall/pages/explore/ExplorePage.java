package rollcall.pages.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.analysis.explore.Crosstab;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Answers questions that no other page answers: any field by any other, or over time, with any filter. The URL holds the whole question. */
public final class ExplorePage {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 10;

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;
    private final QuestionSaving saving;

    public ExplorePage(Questions questions, Products products, ChartNotes chartNotes, QuestionSaving saving) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
        this.saving = saving;
    }

    /** What the page and its CSV file take in their URLs. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf("rows", this::axes),
                        Parameter.oneOf("columns", this::axes),
                        Parameter.oneOf("window", ExploreQuestion.WINDOWS),
                        ExploreQuestion.dayThatIsOver(),
                        Parameter.oneOf("show", ExploreQuestion.Numbering.codes()),
                        Parameter.oneOf("view", ExploreQuestion.VIEWS))
                .with(new FilterParameters(products)::of);
    }

    /** A crosstab, or with {@code view=trend} a chart, and the product's saved questions. */
    public Page show(PageRequest pageRequest) {
        Population population = population(pageRequest);
        if (population.firstDay() == null) {
            return EmptyPage.page(Messages.get("explore.title"), Messages.get("explore.will"));
        }
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        ExploreQuestion question = ExploreQuestion.of(pageRequest, vocabulary);
        Map<String, Object> model = new HashMap<>();
        Range range = range(pageRequest, population);
        model.put("title", Messages.get("explore.title"));
        model.put("range", range.name());
        model.put("question", ExploreForm.of(pageRequest, vocabulary, question));
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put("csv", Links.csv(pageRequest));
        saving.put(model, pageRequest);
        if (question.overTime()) {
            putTrend(model, pageRequest, question, population);
        } else {
            putTable(model, pageRequest, question, population);
        }
        return new Page("explore", model);
    }

    /** The same question as a file. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = population(pageRequest);
        ExploreQuestion question = ExploreQuestion.of(pageRequest, products.vocabulary(pageRequest.product()));
        if (question.overTime()) {
            Range range = range(pageRequest, population);
            return chartNotes.of(pageRequest, range).in(new ExploreTrend(question, population, range).file());
        }
        return ExploreCsv.file(question, population);
    }

    /** The page about the question that somebody wanted to save, if the form was invalid. */
    public Page showAgain(PageRequest pageRequest, Map<String, String> form) {
        return show(saving.asked(pageRequest, form, parameters()));
    }

    /** Saves the question of the form. */
    public FormReply save(PageRequest pageRequest, Map<String, String> form) {
        return saving.save(saving.asked(pageRequest, form, parameters()), form);
    }

    /** Deletes the saved question that the form names. */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        return saving.remove(pageRequest, form);
    }

    /** A table or chart of lanes is about all of them if the URL chooses none. */
    private Population population(PageRequest pageRequest) {
        Map<String, String> query = pageRequest.query();
        boolean ofLanes = Stream.of("rows", "columns").anyMatch(axis -> FilterParameters.LANE.equals(query.get(axis)));
        return ofLanes ? questions.ofAllLanes(pageRequest) : questions.of(pageRequest);
    }

    private void putTable(
            Map<String, Object> model, PageRequest pageRequest, ExploreQuestion question, Population population) {
        Crosstab crosstab = question.crosstab(population, MOST_ROWS, MOST_COLUMNS);
        ExploreWords words = new ExploreWords(question, crosstab, population.filter());
        ListLinks links = new ListLinks(pageRequest, products.vocabulary(pageRequest.product()), population, question);
        model.put("headline", words.headline());
        model.put("denominator", words.denominator());
        model.put("table", new TableOfCrosstab(pageRequest, question, crosstab, links).table());
        model.put("columned", question.columns() != null);
        model.put(
                "caption",
                Optional.ofNullable(question.columns())
                        .map(axis -> Messages.get("explore.by", question.rows().title(), axis.title()))
                        .orElse(question.rows().title()));
    }

    private void putTrend(
            Map<String, Object> model, PageRequest pageRequest, ExploreQuestion question, Population population) {
        Range range = range(pageRequest, population);
        Markup now = new ExploreWords(question, question.crosstab(population, 1, 1), population.filter()).headline();
        model.put("headline", now);
        model.put(
                "ranges", Ranges.of(pageRequest, range, population.firstDay(), Messages.get("explore.not-these-days")));
        model.put(
                "chart",
                chartNotes
                        .of(pageRequest, range)
                        .on(new ExploreTrend(question, population, range)
                                .chart(
                                        pageRequest,
                                        (String) model.get("csv"),
                                        new InstanceLinks(
                                                pageRequest, products.vocabulary(pageRequest.product()), population))));
    }

    private static Range range(PageRequest pageRequest, Population population) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
    }

    private List<String> axes(PageRequest pageRequest) {
        return ExploreAxis.all(products.vocabulary(pageRequest.product())).stream()
                .map(ExploreAxis::name)
                .toList();
    }
}
