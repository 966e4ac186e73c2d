package rollcall.analysis.instances;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;
import rollcall.store.instances.InstanceSearchDao;

/** Lists instances, a page at a time or all of them. */
public final class InstanceList {
    /** Instances on a page. */
    public static final int PAGE = 50;
    /** Files end after so many instances. */
    public static final int MOST_IN_FILE = 100_000;
    /**
     * Lists of at most so many instances are looked up one by one, and can be sorted by a column that has no index. Longer ones are found by
     * walking all instances in the order of an index.
     */
    public static final int MOST_SORTED = 20_000;

    private static final int READ_AT_ONCE = 5_000;
    private static final List<Integer> SILENT_DAYS = List.of(1, 7, 14, 28, 30, 60, 120, 240, 365);

    /** On a page, so many instances are looked up one by one whatever the order. */
    private static final int MOST_LOOKED_UP = 2_000;

    private final InstanceListDao instances;
    private final InstanceFinder finder;
    private final InstanceLines lines;
    private final int page;
    private final int mostSorted;

    public InstanceList(InstanceListDao instances, InstanceSearchDao searches, KeptDayDao days) {
        this(instances, searches, days, PAGE, MOST_SORTED);
    }

    /** With pages and lists of other lengths. */
    InstanceList(InstanceListDao instances, InstanceSearchDao searches, KeptDayDao days, int page, int mostSorted) {
        this.page = page;
        this.mostSorted = mostSorted;
        this.instances = instances;
        this.finder = new InstanceFinder(instances, searches);
        this.lines = new InstanceLines(days, page + 1);
    }

    /**
     * One page of the instances that a search finds.
     *
     * @param population of the product whose instances are listed; its filter does not matter
     * @param among the ordinals of the instances to search among; null for all
     */
    public Listing page(
            Population population, Vocabulary vocabulary, InstanceSearch search, @Nullable RoaringBitmap among) {
        Question question = question(population, search, among, Math.min(MOST_LOOKED_UP, mostSorted));
        InstanceSearch start = question.order.equals(search.order())
                ? search
                : search.in(question.order).fromTheTop();
        List<InstanceRow> rows = question.source.read(
                start.continues() ? start.cursor() : top(population, question), start.backwards(), page + 1);
        if (start.backwards() && rows.size() <= page) {
            start = start.fromTheTop();
            rows = question.source.read(top(population, question), false, page + 1);
        }
        return listing(population, vocabulary, question, start, rows);
    }

    /**
     * All instances that a search finds, {@link #MOST_IN_FILE} at most, in its order.
     *
     * @param line is given one after the other
     */
    public void all(
            Population population,
            Vocabulary vocabulary,
            InstanceSearch search,
            @Nullable RoaringBitmap among,
            Consumer<InstanceLine> line) {
        // A file goes to the end of its list, so that all instances would have to be walked through.
        Question question = question(population, search, among, mostSorted);
        InstanceCursor from = top(population, question);
        int left = MOST_IN_FILE;
        while (left > 0) {
            List<InstanceRow> rows = question.source.read(from, false, Math.min(left, READ_AT_ONCE));
            lines.of(population.product(), vocabulary, rows).forEach(line);
            left = rows.size() < READ_AT_ONCE ? 0 : left - rows.size();
            from = rows.isEmpty() ? from : question.order.cursor(rows.get(rows.size() - 1));
        }
    }

    /** The fields of each line's state. */
    public static List<Field> columns(Vocabulary vocabulary) {
        return InstanceLines.columns(vocabulary);
    }

    /** What is listed and how. {@code total} is the count without the search. */
    private record Question(
            FoundInstances found, int total, InstanceOrder order, boolean sortable, InstanceSource source) {}

    /** @param mostOfLatest so many instances are looked up if those with the latest heartbeats come first */
    private Question question(
            Population population, InstanceSearch search, @Nullable RoaringBitmap among, int mostOfLatest) {
        int productId = population.product().id();
        int total = among == null ? instances.count(productId, Instances.COUNTED_UP_TO) : among.getCardinality();
        FoundInstances found = !search.text().isEmpty()
                ? finder.find(productId, search.text(), among)
                : among == null ? FoundInstances.all(total) : FoundInstances.of(among);
        boolean sortable = found.few(mostSorted) || found.all() && found.count() <= mostSorted;
        InstanceOrder order = sortable || search.order().isIndexed() ? search.order() : InstanceOrder.LATEST;
        int mostLookedUp = order.equals(InstanceOrder.LATEST) ? mostOfLatest : mostSorted;
        InstanceSource source =
                order.isIndexed() ? indexed(productId, found, order, mostLookedUp) : sorted(population, found, order);
        return new Question(found, total, order, sortable, source);
    }

    /** Where the list begins. A long list of instances that have been silent for days is not looked for among those that reported since. */
    private InstanceCursor top(Population population, Question question) {
        InstanceCursor top = InstanceCursor.start(question.order);
        RoaringBitmap among = question.found.among();
        if (among == null
                || !(question.source instanceof WalkedSource)
                || !question.order.equals(InstanceOrder.LATEST)) {
            return top;
        }
        for (int days : SILENT_DAYS) {
            if (RoaringBitmap.intersects(among, population.now(days).active())) {
                return top;
            }
            top = InstanceCursor.before(population.today().minusDays(days));
        }
        return top;
    }

    /** Instances with the latest heartbeats are soon found among all. In other orders a list of old ones would be far away. */
    private InstanceSource indexed(int productId, FoundInstances found, InstanceOrder order, int mostLookedUp) {
        if (found.few(mostLookedUp)) {
            return new LookedUpSource(rows(productId, found), order);
        }
        InstanceSource source = new IndexedSource(instances, productId, order);
        return found.all() ? source : new WalkedSource(source, order, found.wanted());
    }

    private List<InstanceRow> rows(int productId, FoundInstances found) {
        return instances.ofOrdinals(productId, found.among().stream().boxed().toList());
    }

    private InstanceSource sorted(Population population, FoundInstances found, InstanceOrder order) {
        int productId = population.product().id();
        List<InstanceRow> rows = found.few(mostSorted)
                ? rows(productId, found)
                : new IndexedSource(instances, productId, InstanceOrder.LATEST)
                        .read(InstanceCursor.start(InstanceOrder.LATEST), false, MOST_SORTED);
        if (order.field() == null) {
            return SortedSource.byVersion(rows, order.descending());
        }
        Map<Integer, String> values = values(population, order.field());
        return SortedSource.byText(rows, row -> values.get(row.ordinal()), order.descending());
    }

    /** Each instance's latest value of a field, by ordinal. */
    private static Map<Integer, String> values(Population population, Field field) {
        Map<Integer, String> values = new HashMap<>();
        if (population.firstDay() != null) {
            population
                    .states()
                    .latest(population.days(), population.firstDay(), population.today())
                    .of(field.name(), field.kind())
                    .forEach((value, who) -> who.forEach((int ordinal) -> values.put(ordinal, value)));
        }
        return values;
    }

    private Listing listing(
            Population population,
            Vocabulary vocabulary,
            Question question,
            InstanceSearch start,
            List<InstanceRow> read) {
        boolean more = read.size() > page;
        List<InstanceRow> rows = new ArrayList<>(more ? read.subList(0, page) : read);
        if (start.backwards()) {
            Collections.reverse(rows);
        }
        boolean later = start.backwards() || more;
        boolean earlier = start.backwards() ? more : !start.after().isEmpty();
        return new Listing(
                question.total,
                instances.countNeverHeard(population.product().id(), Instances.COUNTED_UP_TO),
                question.found.count(),
                question.found.atLeast(),
                question.found.stopped(),
                start.text().isEmpty() ? forgotten(population, question) : 0,
                question.sortable,
                question.order,
                InstanceLines.columns(vocabulary),
                lines.of(population.product(), vocabulary, rows),
                earlier && !rows.isEmpty() ? question.order.cursor(rows.get(0)).text() : null,
                later && !rows.isEmpty()
                        ? question.order.cursor(rows.get(rows.size() - 1)).text()
                        : null);
    }

    /** How many of the counted instances have been forgotten since: no row names them any more. What a search finds has a row. */
    private int forgotten(Population population, Question question) {
        if (!question.found.few(mostSorted)) {
            return 0;
        }
        int rows = question.source instanceof LookedUpSource lookedUp
                ? lookedUp.size()
                : instances.countOrdinals(
                        population.product().id(),
                        question.found.among().stream().boxed().toList());
        return question.found.count() - rows;
    }

    /**
     * A page of instances.
     *
     * @param total the instances that were searched, as many as there are without a search; at most {@link Instances#COUNTED_UP_TO} if they are
     *     all of the product
     * @param eventsOnly instances of the product that have sent events and never a heartbeat; the count stops at the same number
     * @param found those that the search finds
     * @param atLeast whether they are more
     * @param stopped whether the search among identifiers took too long, so that only those of the newest instances were searched
     * @param forgotten how many of them were forgotten since they were counted and have no row; 0 in lists of more than {@link #MOST_SORTED}
     * @param sortable whether the list can be sorted by any column
     * @param order the order of the lines
     * @param columns the fields of each line's state
     * @param lines at most {@link #PAGE}
     * @param previous where the page before ends; null on the first
     * @param next where the next page begins; null on the last
     */
    public record Listing(
            int total,
            int eventsOnly,
            int found,
            boolean atLeast,
            boolean stopped,
            int forgotten,
            boolean sortable,
            InstanceOrder order,
            List<Field> columns,
            List<InstanceLine> lines,
            @Nullable String previous,
            @Nullable String next) {}
}
