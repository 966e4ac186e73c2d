package rollcall.pages.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows the first days of a release beside those of the one before: uptake, silence, the way back, and errors. */
public final class ReleaseHealthPage {
    private final Questions questions;
    private final VersionAdoption versionAdoption;
    private final Products products;

    public ReleaseHealthPage(Questions questions, VersionAdoption versionAdoption, Products products) {
        this.questions = questions;
        this.versionAdoption = versionAdoption;
        this.products = products;
    }

    /** What the page and its CSV file take in their URLs. */
    public PageParameters parameters() {
        return PageParameters.of(
                        HealthQuestion.parameter(HealthQuestion.RELEASE),
                        HealthQuestion.parameter(HealthQuestion.AGAINST))
                .with(new FilterParameters(products)::of);
    }

    /** A verdict, a row for each measure, the uptake day by day, and the ranges of errors. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        if (population.firstDay() == null) {
            return EmptyPage.page(Messages.get("health.title"), Messages.get("health.will"));
        }
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        ReleaseTrain train = ReleaseTrain.of(versionAdoption, population, vocabulary.versionField());
        HealthQuestion question = HealthQuestion.of(pageRequest, train);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("health.title"));
        model.put("path", pageRequest.path());
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put("question", HealthForm.of(pageRequest, train, question));
        if (question.canBeCompared()) {
            putAnswer(model, pageRequest, health(population, train, vocabulary, question), population);
        } else {
            model.put("headlines", List.of(Markup.ofText(question.problem())));
        }
        return new Page("release-health", model);
    }

    private void putAnswer(
            Map<String, Object> model, PageRequest pageRequest, ReleaseHealth health, Population population) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Field errors = vocabulary.errors().orElse(null);
        HealthLinks links = new HealthLinks(pageRequest, vocabulary, population);
        MeasureTable measures = new MeasureTable(health, links, errors);
        HealthWords words = new HealthWords(health, measures);
        UptakeTable uptake = new UptakeTable(health, links);
        String csv = Links.csv(pageRequest);
        model.put("headlines", words.headline());
        model.put("now", health.now().release().version());
        model.put("before", health.before().release().version());
        model.put("days", health.days());
        model.put("measures", measures.rows());
        model.put("notes", words.notes());
        model.put("csv", csv);
        model.put("chart", health.days() > 1 ? uptake.chart(csv) : null);
        model.put("uptake", uptake.rows());
        if (errors != null && health.hasErrors()) {
            model.put("errors", ErrorTable.rows(health, errors, links));
        }
        model.put("noErrors", noErrors(errors, health));
    }

    private static String noErrors(@Nullable Field errors, ReleaseHealth health) {
        if (errors == null) {
            return Messages.get("health.no-errors-field");
        }
        return health.hasErrors() ? "" : Messages.get("health.no-errors-reported");
    }

    /** The numbers of both releases as a file. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        ReleaseTrain train = ReleaseTrain.of(versionAdoption, population, vocabulary.versionField());
        HealthQuestion question = HealthQuestion.of(pageRequest, train);
        return question.canBeCompared()
                ? HealthCsv.file(health(population, train, vocabulary, question))
                : HealthCsv.none(pageRequest.today());
    }

    private static ReleaseHealth health(
            Population population, ReleaseTrain train, Vocabulary vocabulary, HealthQuestion question) {
        return ReleaseHealth.of(
                population,
                train,
                Dimension.of(vocabulary.versionField(), FieldKind.VERSION),
                vocabulary.errors().map(Dimension::of).orElse(null),
                Objects.requireNonNull(question.now()),
                Objects.requireNonNull(question.before()));
    }
}
