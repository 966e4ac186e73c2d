package rollcall.pages.product;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.analysis.instances.InstanceAnswer;
import rollcall.analysis.instances.InstanceLine;
import rollcall.analysis.instances.InstanceOrder;
import rollcall.analysis.instances.InstanceSearch;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;
import rollcall.product.Products;
import rollcall.report.Unusable;

/** Lists the instances that were seen, one page at a time, and finds instances by the beginning of their identifier or version. */
public final class InstancesPage {
    /** The most characters of a search that the page shows. No identifier or version is longer. */
    private static final int LONGEST_SEARCH = 80;

    private static final int LONGEST_TYPED = 300;

    /** What the page takes in its URL. */
    private static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.oneOf(
                    "state",
                    Arrays.stream(InstanceState.values())
                            .map(InstanceState::code)
                            .toList()),
            Parameter.oneOf("window", List.of("0", "1", "7", "28", "30")),
            Parameter.day("on"),
            Parameter.text("q", LONGEST_TYPED),
            Parameter.oneOf(
                    "sort",
                    Arrays.stream(InstanceOrder.values())
                            .map(InstanceOrder::code)
                            .toList()),
            Parameter.matching(
                    "after",
                    InstanceSearch::continues,
                    "It is no place in this list.",
                    "what the link to the next page has"),
            Parameter.bare("forgotten"));

    private final Instances instances;
    private final Questions questions;
    private final Products products;
    private final Clock clock;

    public InstancesPage(Instances instances, Questions questions, Products products, Clock clock) {
        this.instances = instances;
        this.questions = questions;
        this.products = products;
        this.clock = clock;
    }

    /**
     * A row of the table. {@code cells} are in the order of the columns. {@code lastHeartbeat} is null if the instance sent only events.
     */
    public record Row(
            String id,
            String shortId,
            String href,
            String version,
            Unusable unusable,
            String versionHref,
            Moment firstSeen,
            Moment lastHeartbeat,
            List<Cell> cells) {}

    /** The content of one cell. {@code value} is false if the text says that there is no value. */
    public record Cell(String text, boolean value) {}

    /**
     * A column head that sorts. {@code sorted} is "ascending", "descending", or null if the rows are not sorted by the column. {@code word}
     * is the anchor of the column's explanation in Help.
     */
    public record Head(String title, String href, String sorted, String word) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PARAMETERS.with(new FilterParameters(products)::of);
    }

    public Page show(PageRequest pageRequest) {
        InstanceSearch search = search(pageRequest);
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Population population = questions.of(pageRequest);
        ChosenInstances chosen = ChosenInstances.of(pageRequest, population);
        Instances.Listing list = instances.list(pageRequest.product(), vocabulary, search, chosen.among());
        String shown = search.text()
                .substring(0, Math.min(LONGEST_SEARCH, search.text().length()));
        Map<String, Object> model = new HashMap<>();
        model.put("headline", chosen.isAll() || !shown.isEmpty() ? headline(list, shown) : chosen.words(list.found()));
        model.put("filters", FilterBar.of(pageRequest, vocabulary, population));
        model.put("keptFilters", chosen.kept(pageRequest, vocabulary));
        model.put("forgotten", pageRequest.query().containsKey("forgotten"));
        model.put("q", shown);
        model.put("sort", search.order().code());
        model.put("any", list.total() > 0);
        model.put("firstSeen", head(pageRequest, search, "First seen", InstanceOrder.NEWEST, InstanceOrder.OLDEST));
        model.put(
                "lastHeartbeat",
                head(pageRequest, search, "Last heartbeat", InstanceOrder.LATEST, InstanceOrder.SILENT));
        model.put("columns", list.columns().stream().map(Field::title).toList());
        model.put("rows", rows(pageRequest, list));
        model.put("paged", !search.after().isEmpty());
        model.put("firstHref", href(pageRequest, search, search.order(), ""));
        model.put("nextHref", list.next() == null ? null : href(pageRequest, search, search.order(), list.next()));
        return new Page("instances", model);
    }

    private static InstanceSearch search(PageRequest pageRequest) {
        Map<String, String> query = pageRequest.query();
        return new InstanceSearch(
                query.getOrDefault("q", ""),
                InstanceOrder.named(query.getOrDefault("sort", "")),
                query.getOrDefault("after", ""));
    }

    private static String headline(Instances.Listing list, String searched) {
        if (searched.isEmpty()) {
            return seen(list);
        }
        String of = " of " + counted(list.total());
        return list.found() == 0
                ? "None" + of + " has an identifier or a version that begins like that."
                : Numbers.count(list.found()) + of + (list.found() == 1 ? " begins" : " begin") + " like that.";
    }

    /** The headline without a search. It also counts the instances that have sent events and no heartbeat. */
    private static String seen(Instances.Listing list) {
        String all = counted(list.total()) + (list.total() == 1 ? " has" : " have");
        if (list.eventsOnly() == 0) {
            return all + " reported so far.";
        }
        String which = list.eventsOnly() == list.total()
                ? "events and no heartbeat have come from " + (list.total() == 1 ? "it" : "them") + "."
                : Numbers.count(list.eventsOnly()) + " of them sent events and no heartbeat.";
        return all + " been seen so far: " + which;
    }

    private static String counted(int total) {
        return (total < Instances.COUNTED_UP_TO ? "" : "At least ") + Phrases.instances(total);
    }

    private static Head head(
            PageRequest pageRequest,
            InstanceSearch search,
            String title,
            InstanceOrder descending,
            InstanceOrder ascending) {
        InstanceOrder order = search.order();
        String sorted = order == descending ? "descending" : order == ascending ? "ascending" : null;
        String href = href(pageRequest, search, order == descending ? ascending : descending, "");
        return new Head(title, href, sorted, title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    private List<Row> rows(PageRequest pageRequest, Instances.Listing list) {
        Instant now = clock.instant();
        String versionField = products.vocabulary(pageRequest.product()).versionField();
        List<Row> rows = new ArrayList<>();
        list.lines().forEach(instanceLine -> rows.add(row(pageRequest, versionField, instanceLine, now)));
        return rows;
    }

    private static Row row(PageRequest pageRequest, String versionField, InstanceLine instanceLine, Instant now) {
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
                                + Query.of(Map.of("state", "all", FilterParameters.named(versionField), version)),
                Moment.of(instanceLine.firstSeen(), now),
                Moment.orNull(instanceLine.lastHeartbeat(), now),
                instanceLine.state().stream().map(InstancesPage::cell).toList());
    }

    private static Cell cell(InstanceAnswer.FieldState state) {
        if (state.values().isEmpty()) {
            return new Cell(state.unusable() == null ? "not reported" : "no usable value", false);
        }
        return new Cell(
                String.join(
                        ", ",
                        state.values().stream()
                                .map(value -> ValueNames.of(state.field(), value))
                                .toList()),
                true);
    }

    private static String href(PageRequest pageRequest, InstanceSearch search, InstanceOrder order, String after) {
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        List.of("q", "sort", "after", "forgotten").forEach(query::remove);
        if (!search.text().isEmpty()) {
            query.put("q", search.text());
        }
        query.put("sort", order.code());
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        return pageRequest.path() + Query.of(query);
    }
}
