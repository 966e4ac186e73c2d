package rollcall.pages.plugins;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.plugins.PluginAnswer;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.VersionLevels;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows one plugin: who has it enabled, since when, on which versions, and with which others. Its author can be given the printed page. */
public final class PluginPage {
    private static final String VERSIONS = "versions";
    private static final String TOGETHER = "together";
    private static final String DAYS = ".days";
    private static final int LONGEST_NAME = 300;
    private static final int MOST_POINTS = 54;

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;

    public PluginPage(Questions questions, Products products, ChartNotes chartNotes) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.text("name", LONGEST_NAME),
                        PluginQuestion.parameter(products),
                        Parameter.oneOf("level", VersionLevel.codes()),
                        Shown.parameter(pageRequest -> List.of(PluginVersions.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", pageRequest -> {
            List<String> names = new ArrayList<>(List.of(VERSIONS, TOGETHER));
            PluginQuestion.lists(products.vocabulary(pageRequest.product()))
                    .forEach(list -> names.add(list.name() + DAYS));
            return names;
        }));
    }

    /**
     * The page of the plugin that {@code ?name=} names.
     *
     * @throws InvalidParameter if the URL names none
     */
    public Page show(PageRequest pageRequest) {
        String name = name(pageRequest);
        String title = Messages.get("plugins.who-has", name);
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(title, Messages.get("plugins.will"));
        }
        if (PluginQuestion.lists(vocabulary).isEmpty()) {
            return PluginsPage.withoutList(title);
        }
        PluginQuestion question = PluginQuestion.of(pageRequest, vocabulary, population, firstDay);
        PluginAnswer answer = answer(question, name);
        Map<String, Object> model = new HashMap<>();
        question.put(model, title);
        PluginWords words = new PluginWords(question, answer);
        model.put("name", name);
        model.put("all", question.links().all());
        model.put("headline", words.headline());
        if (answer.reported() > 0) {
            putAnswer(model, question, answer, words);
        }
        return new Page("plugin", model);
    }

    private void putAnswer(Map<String, Object> model, PluginQuestion question, PluginAnswer answer, PluginWords words) {
        PageRequest pageRequest = question.pageRequest();
        PluginVersions table = PluginVersions.of(question, answer);
        model.put("tiles", words.tiles());
        model.put("denominator", words.denominator());
        model.put("chart", chart(question, answer.use().name()));
        model.put("versions", table);
        model.put("levels", VersionLevels.of(pageRequest, table.level()));
        model.put("versionsCsv", Links.csv(pageRequest, VERSIONS));
        model.put("together", TogetherTable.all(question, answer));
        model.put("togetherNote", words.together());
        model.put("togetherCsv", Links.csv(pageRequest, TOGETHER));
    }

    private Chart chart(PluginQuestion question, String name) {
        PageRequest pageRequest = question.pageRequest();
        Trend trend =
                FieldTrends.ofValue(question.population(), question.dimension(), name, question.range(), MOST_POINTS);
        return chartNotes
                .of(pageRequest, question.range())
                .on(Charts.field(
                        pageRequest,
                        question.list(),
                        trend,
                        new InstanceLinks(pageRequest, question.vocabulary(), question.population())));
    }

    /** The plugin on each day as a file; with {@code of=} on each version, or what goes together with it. */
    public CsvFile csv(PageRequest pageRequest) {
        String name = name(pageRequest);
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        if (PluginQuestion.lists(vocabulary).isEmpty() || population.firstDay() == null) {
            return CsvFile.latest(pageRequest, "plugin", List.of(PluginCsv.DAYS));
        }
        PluginQuestion question = PluginQuestion.of(pageRequest, vocabulary, population, population.firstDay());
        return switch (Optional.ofNullable(pageRequest.query().get("of")).orElse("")) {
            case VERSIONS -> PluginCsv.versions(question, answer(question, name));
            case TOGETHER -> PluginCsv.together(question, answer(question, name));
            default -> chartNotes.of(pageRequest, question.range()).in(PluginCsv.days(question, name));
        };
    }

    private static PluginAnswer answer(PluginQuestion question, String name) {
        return PluginAnswer.of(question.population(), question.dimension(), question.version(), name, question.days());
    }

    private static String name(PageRequest pageRequest) {
        return Optional.ofNullable(pageRequest.query().get("name"))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new InvalidParameter("name", "The plugin is missing.", "the name of a plugin"));
    }
}
