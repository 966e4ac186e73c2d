package rollcall.pages.product;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import rollcall.analysis.instances.InstanceAnswer;
import rollcall.analysis.instances.InstanceLine;
import rollcall.analysis.instances.InstanceList;
import rollcall.analysis.instances.InstanceOrder;
import rollcall.analysis.instances.InstanceSearch;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.UnusableWords;
import rollcall.pages.text.ValueNames;
import rollcall.product.Products;
import rollcall.product.TestMode;
import rollcall.report.Unusable;

/** Lists the instances that were seen, one page at a time, and finds instances by a part of their identifier or version. */
public final class InstancesPage {
    /** The most characters of a search that the page shows. No identifier or version is longer. */
    private static final int LONGEST_SEARCH = 80;

    private static final int LONGEST_TYPED = 300;

    /** What the page takes in its URL. */
    private static final PageParameters PARAMETERS = PageParameters.ofRange(
            Parameter.oneOf(
                    "state",
                    Arrays.stream(InstanceState.values())
                            .map(InstanceState::code)
                            .toList()),
            Parameter.oneOf("window", List.of("0", "1", "7", "28", "30")),
            Parameter.day("on"),
            Parameter.text("q", LONGEST_TYPED),
            cursor("after", "what the link to the next page has"),
            cursor("before", "what the link to the page before has"),
            Parameter.matching(
                    "place",
                    value -> value.matches("[1-9][0-9]{0,8}"),
                    "It is no place in a list.",
                    "a whole number from 1 on"),
            Parameter.bare("forgotten"));

    private final InstanceList instances;
    private final Questions questions;
    private final Products products;
    private final TestMode testMode;
    private final Clock clock;

    public InstancesPage(
            InstanceList instances, Questions questions, Products products, TestMode testMode, Clock clock) {
        this.instances = instances;
        this.questions = questions;
        this.products = products;
        this.testMode = testMode;
        this.clock = clock;
    }

    /**
     * A row of the table. {@code test} is true for a test instance. {@code cells} are in the order of the columns. {@code lastHeartbeat} is null if the instance sent only events.
     */
    public record Row(
            String id,
            String shortId,
            String href,
            String version,
            Unusable unusable,
            String versionHref,
            Moment firstSeen,
            boolean test,
            Moment lastHeartbeat,
            List<Cell> cells) {
        /** What is said of a version that cannot be used; null if there is none. */
        public String unusableWords() {
            return unusable == null ? null : UnusableWords.version(unusable);
        }
    }

    /** The content of one cell. {@code value} is false if the text says that there is no value. */
    public record Cell(String text, boolean value) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PARAMETERS.and(Parameter.oneOf("sort", this::orders)).with(new FilterParameters(products)::of);
    }

    private List<String> orders(PageRequest pageRequest) {
        return InstanceOrder.of(products.vocabulary(pageRequest.product())).stream()
                .map(InstanceOrder::code)
                .toList();
    }

    private static Parameter cursor(String name, String permitted) {
        return Parameter.matching(name, InstanceSearch::continues, "It is no place in this list.", permitted);
    }

    public Page show(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.ofAllLanes(pageRequest);
        ChosenInstances chosen = ChosenInstances.of(pageRequest, population);
        InstanceSearch search = search(pageRequest, vocabulary);
        InstanceList.Listing list = instances.page(population, vocabulary, search, chosen.among());
        String shown = search.text()
                .substring(0, Math.min(LONGEST_SEARCH, search.text().length()));
        Map<String, Object> model = new HashMap<>();
        model.put("headline", InstanceWords.headline(list, chosen, shown));
        FilterBar.put(model, pageRequest, vocabulary, population);
        boolean any = list.total() > 0 || list.eventsOnly() > 0 || population.firstDay() != null;
        model.computeIfPresent(
                "filters", (name, filters) -> any ? chosen.shownIn((FilterBar) filters, pageRequest) : null);
        model.put("keptFilters", Query.each(chosen.kept(pageRequest, vocabulary)));
        model.put("forgotten", pageRequest.query().containsKey("forgotten"));
        model.put("q", shown);
        model.put("sort", list.order().code());
        model.put("any", any);
        model.put("leftOut", InstanceWords.leftOut(list));
        model.put("rows", rows(pageRequest, list));
        addLinks(model, new InstanceHeads(pageRequest, vocabulary, list), place(pageRequest, list));
        return new Page("instances", model);
    }

    private static void addLinks(Map<String, Object> model, InstanceHeads heads, int place) {
        model.put("heads", heads.all());
        model.put("place", InstanceWords.rows(heads.list(), place));
        model.put("firstHref", heads.list().previous() == null ? null : heads.first());
        model.put("previousHref", heads.previous(place));
        model.put("nextHref", heads.next(place));
        model.put("csv", heads.file());
        model.put("csvNote", InstanceWords.file(heads.list()));
    }

    /** The name of the list's file. */
    public static String fileName(PageRequest pageRequest) {
        return new CsvFile("instances", pageRequest.today(), pageRequest.today(), List.of())
                .name(pageRequest.product().slug());
    }

    /** The rows of the list's file, the head first. */
    public void csv(PageRequest pageRequest, Consumer<List<String>> row) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.ofAllLanes(pageRequest);
        row.accept(InstanceCsv.head(InstanceList.columns(vocabulary)));
        instances.all(
                population,
                vocabulary,
                search(pageRequest, vocabulary),
                ChosenInstances.of(pageRequest, population).among(),
                line -> row.accept(InstanceCsv.row(line)));
    }

    private static InstanceSearch search(PageRequest pageRequest, Vocabulary vocabulary) {
        Map<String, String> query = pageRequest.query();
        return new InstanceSearch(
                query.getOrDefault("q", ""),
                InstanceOrder.named(vocabulary, query.getOrDefault("sort", "")),
                query.getOrDefault("after", ""),
                query.getOrDefault("before", ""));
    }

    /** The place of the page's first row, from 1: the address says it, for the words alone. 0 if it does not. */
    private static int place(PageRequest pageRequest, InstanceList.Listing list) {
        int said = Integer.parseInt(pageRequest.query().getOrDefault("place", "0"));
        return list.previous() == null ? 1 : said <= list.found() || list.atLeast() ? said : 0;
    }

    private List<Row> rows(PageRequest pageRequest, InstanceList.Listing list) {
        Instant now = clock.instant();
        String versionField = products.vocabulary(pageRequest.product()).versionField();
        List<Row> rows = new ArrayList<>();
        TestMode.Marks marks = testMode.marks(pageRequest.product());
        list.lines()
                .forEach(instanceLine -> rows.add(
                        row(pageRequest, versionField, instanceLine, marks.isTest(instanceLine.firstSeen()), now)));
        return rows;
    }

    private static Row row(
            PageRequest pageRequest, String versionField, InstanceLine instanceLine, boolean test, Instant now) {
        String id = instanceLine.id().toString();
        String version = instanceLine.version();
        return new Row(
                id,
                id.substring(0, 8),
                pageRequest.path() + "/" + id,
                version,
                instanceLine.unusable(),
                version == null
                        ? null
                        : pageRequest.path()
                                + Query.of(new TreeMap<>(
                                        Map.of("state", "all", FilterParameters.named(versionField), version))),
                Moment.of(instanceLine.firstSeen(), now),
                test,
                Moment.orNull(instanceLine.lastHeartbeat(), now),
                instanceLine.state().stream().map(InstancesPage::cell).toList());
    }

    private static Cell cell(InstanceAnswer.FieldState state) {
        if (state.values().isEmpty()) {
            return new Cell(
                    state.unusable() == null
                            ? Messages.get("words.not-reported")
                            : Messages.get("words.no-usable-value"),
                    false);
        }
        return new Cell(
                String.join(
                        ", ",
                        state.values().stream()
                                .map(value -> ValueNames.of(state.field(), value))
                                .toList()),
                true);
    }
}
