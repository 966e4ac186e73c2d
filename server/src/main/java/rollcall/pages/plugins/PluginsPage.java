package rollcall.pages.plugins;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.plugins.Pair;
import rollcall.analysis.plugins.PluginList;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.FieldCsv;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows which plugins are enabled, which are taken up and given up, and which are enabled together. */
public final class PluginsPage {
    private static final String PAIRS = "pairs";
    private static final int MOST_POINTS = 54;

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;

    public PluginsPage(Questions questions, Products products, ChartNotes chartNotes) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        PluginQuestion.parameter(products), Shown.parameter(pageRequest -> List.of(UseTable.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", pageRequest -> {
            List<String> names = new ArrayList<>(List.of(PAIRS));
            names.addAll(FieldCsv.names(PluginQuestion.lists(products.vocabulary(pageRequest.product()))));
            return names;
        }));
    }

    /** A sentence, all plugins with who took them up and gave them up, the most common ones over time, and pairs. */
    public Page show(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("plugins.title"), Messages.get("plugins.will"));
        }
        if (PluginQuestion.lists(vocabulary).isEmpty()) {
            return withoutList(Messages.get("plugins.title"));
        }
        PluginQuestion question = PluginQuestion.of(pageRequest, vocabulary, population, firstDay);
        PluginList all = PluginList.of(population, question.dimension(), question.days());
        Map<String, Object> model = new HashMap<>();
        question.put(model, Messages.get("plugins.title"));
        PluginsWords words = new PluginsWords(question, all);
        model.put("headline", words.headline());
        model.put("news", words.news());
        if (!all.uses().isEmpty()) {
            putTables(model, question, all, words);
        }
        return new Page("plugins", model);
    }

    /** The page of a product that may report no list of plugins. */
    static Page withoutList(String title) {
        return new Page("plugins", Map.of("title", title, "headline", Markup.ofText(Messages.get("plugins.no-list"))));
    }

    private void putTables(Map<String, Object> model, PluginQuestion question, PluginList all, PluginsWords words) {
        PageRequest pageRequest = question.pageRequest();
        model.put("table", UseTable.of(question, all));
        model.put("denominator", words.denominator());
        model.put("csv", Links.csv(pageRequest));
        model.put("pairs", PairRow.all(all.pairs(), question.links()));
        model.put("pairsNote", words.pairs(Pair.MOST_NAMES));
        model.put("pairsCsv", Links.csv(pageRequest, PAIRS));
        Comparing comparing = Comparing.of(pageRequest, question.range(), question.firstDay());
        model.put(
                "chart",
                chartNotes
                        .of(pageRequest, question.range())
                        .on(Charts.field(
                                question.population(),
                                Optional.empty(),
                                question.list(),
                                comparing,
                                MOST_POINTS,
                                new InstanceLinks(pageRequest, question.vocabulary(), question.population()))));
    }

    /** All plugins as a file; with {@code of=} the pairs, or the plugins on each day. */
    public CsvFile csv(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        String of = pageRequest.query().getOrDefault("of", "");
        Population population = questions.of(pageRequest);
        if (!of.isEmpty() && !of.equals(PAIRS)) {
            return FieldCsv.of(pageRequest, "plugins", PluginQuestion.lists(vocabulary), questions::of, chartNotes);
        }
        if (PluginQuestion.lists(vocabulary).isEmpty() || population.firstDay() == null) {
            return CsvFile.latest(pageRequest, "plugins", List.of(PluginsCsv.HEAD));
        }
        PluginQuestion question = PluginQuestion.of(pageRequest, vocabulary, population, population.firstDay());
        PluginList all = PluginList.of(population, question.dimension(), question.days());
        return of.isEmpty() ? PluginsCsv.all(question, all) : PluginsCsv.pairs(question, all);
    }
}
