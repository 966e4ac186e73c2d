package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;
import rollcall.rollup.read.RollupReader;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventUseDao;

/** Which events happen, how often, on how many instances and for how many users. */
public final class EventUse {
    /** Most names in an answer: those with the largest sums of each day's instances. */
    public static final int MOST = 300;

    /** By instances, then by events: where few instances report, many names have the same number of instances. */
    private static final Comparator<EventNameRow> MOST_USED = Comparator.comparingInt(EventNameRow::instances)
            .reversed()
            .thenComparing(Comparator.comparingLong(EventNameRow::events).reversed())
            .thenComparing(EventNameRow::name);

    private final RollupReader rollupReader;
    private final EventRollupReader events;
    private final EventUseDao counts;
    private final EventNameDao names;
    private final EventPoints points;
    private final Function<Product, Vocabulary> vocabularies;

    public EventUse(
            RollupReader rollupReader,
            EventUseDao counts,
            EventNameDao names,
            Function<Product, Vocabulary> vocabularies) {
        this.rollupReader = rollupReader;
        this.events = new EventRollupReader(counts);
        this.counts = counts;
        this.names = names;
        this.points = new EventPoints(events);
        this.vocabularies = vocabularies;
    }

    /**
     * The names that begin with a prefix. Shares are of all active instances, whatever the prefix.
     *
     * @param prefix empty for all names
     */
    public Listing list(Product product, Range range, String prefix) {
        List<EventUseDao.NameDays> found = counts.names(product.id(), range.from(), range.to(), prefix, MOST + 1);
        List<EventUseDao.NameDays> shown = found.subList(0, Math.min(found.size(), MOST));
        List<String> listed = shown.stream().map(EventUseDao.NameDays::name).toList();
        Map<String, EventUnion> unions = events.all(product.id(), listed, range.from(), range.to());
        Map<String, EventNameDao.NameSpan> met = met(product, listed);
        int active = active(product, range);
        List<EventNameRow> rows = shown.stream()
                .filter(name -> unions.containsKey(name.name()) && met.containsKey(name.name()))
                .map(name -> row(met.get(name.name()), unions.get(name.name()), active, trend(name, range)))
                .sorted(MOST_USED)
                .toList();
        return new Listing(active, rows, found.size() > MOST);
    }

    /** How many instances sent each of these names on some days, and how often, by name. A name that was not sent has no entry. */
    public Map<String, Use> used(Product product, List<String> which, Window days) {
        Map<String, Use> used = new HashMap<>();
        events.all(product.id(), which, days.from(), days.to())
                .forEach((name, union) -> used.put(name, new Use(union.count(), union.events())));
        return used;
    }

    /** One name; empty if it never happened. A name that happened only outside the range has an answer of zeros. */
    public Optional<EventAnswer> one(Product product, String name, Range range) {
        return Optional.ofNullable(met(product, List.of(name)).get(name)).map(met -> answer(product, met, range));
    }

    /**
     * One name as charts show it, in points of 1, 7 or 28 days. A point has the number of instances that sent it on any of its days, and
     * the sum of its events. Today is not shown, except on the first day that has an event.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public OverTime points(Product product, String name, Range range, int most) {
        Points points = Points.of(range, most);
        List<EventUseDao.EventDay> days = days(product, name, points.from(), range.to());
        boolean any = days.stream().anyMatch(day -> !day.day().isAfter(range.lastWholeDay()));
        Points shown = Points.shown(range, most, any);
        return EventTrends.of(shown, days, this.points.of(product, name, shown, days));
    }

    /** One name on each day of a range. The range includes today, which is not over. */
    public OverTime days(Product product, String name, Range range) {
        Points daily = Points.eachDay(range);
        List<EventUseDao.EventDay> days = days(product, name, range.from(), range.to());
        return EventTrends.of(daily, days, points.of(product, name, daily, days));
    }

    /**
     * The earlier points of a name's trends, with lines of the same versions first. Points before the first day that has an event are gaps.
     */
    public OverTime earlier(Product product, String name, Comparison comparison, OverTime now) {
        Points earlier = comparison.earlier(now.daily().span(), now.daily().days());
        List<LocalDate> ends = earlier.ends();
        List<EventUseDao.EventDay> days = days(product, name, earlier.from(), ends.get(ends.size() - 1));
        OverTime found = EventTrends.of(earlier, days, points.of(product, name, earlier, days));
        LocalDate firstDay = counts.firstDay(product.id()).orElse(LocalDate.MAX);
        return EventTrends.since(firstDay, EventTrends.withVersionsOf(now, found));
    }

    /** The {@value #MOST} names that happened last, in alphabetical order. */
    public List<String> names(Product product) {
        return names.latest(product.id(), MOST).stream().sorted().toList();
    }

    /** Those of the given names that never happened, each once. */
    public List<String> unknown(Product product, List<String> asked) {
        Map<String, EventNameDao.NameSpan> met = met(product, asked);
        return asked.stream().filter(name -> !met.containsKey(name)).distinct().toList();
    }

    /** The first day that has an event; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return counts.firstDay(product.id()).orElse(null);
    }

    private EventAnswer answer(Product product, EventNameDao.NameSpan met, Range range) {
        Map<String, Map<String, EventUnion>> fields = events.of(product.id(), met.name(), range.from(), range.to());
        EventUnion all = fields.getOrDefault(SeriesKey.NONE, Map.of()).getOrDefault(SeriesKey.NONE, new EventUnion());
        int active = active(product, range);
        return new EventAnswer(
                active,
                row(met, all, active, List.of()),
                kinds(fields.getOrDefault(EventSeriesKey.KIND, Map.of())),
                EventTrends.versionShares(fields.getOrDefault(EventSeriesKey.VERSION, Map.of())),
                PropertyUses.of(
                        fields, all.events(), vocabularies.apply(product).events()));
    }

    private Map<String, EventNameDao.NameSpan> met(Product product, List<String> asked) {
        return names.known(product.id(), asked).stream()
                .collect(Collectors.toMap(EventNameDao.NameSpan::name, Function.identity()));
    }

    private List<EventUseDao.EventDay> days(Product product, String name, LocalDate from, LocalDate to) {
        return counts.days(product.id(), name, List.of(SeriesKey.NONE, EventSeriesKey.VERSION), from, to);
    }

    private int active(Product product, Range range) {
        RoaringBitmap active =
                events.everyone(product.id(), range.from(), range.to()).instances();
        rollupReader
                .sets(product.id(), Set.of(SeriesKey.ACTIVE), range.from(), range.to())
                .get(SeriesKey.ACTIVE)
                .days()
                .values()
                .forEach(day -> day.values().forEach(active::or));
        return active.getCardinality();
    }

    private static EventNameRow row(EventNameDao.NameSpan met, EventUnion union, int active, List<Integer> trend) {
        double share = active == 0 ? 0 : (double) union.count() / active;
        return new EventNameRow(
                met.name(),
                union.count(),
                union.events(),
                union.profiles(),
                share,
                trend,
                met.firstDay(),
                met.lastDay());
    }

    private static List<Integer> trend(EventUseDao.NameDays name, Range range) {
        Integer[] trend = new Integer[range.days()];
        Arrays.fill(trend, 0);
        IntStream.range(0, name.days().length).forEach(i -> trend[name.days()[i]] = name.instances()[i]);
        return List.of(trend);
    }

    private static List<Kind> kinds(Map<String, EventUnion> kinds) {
        Stream<Kind> all = kinds.entrySet().stream().map(kind -> kind(kind.getKey(), kind.getValue()));
        return all.sorted(Comparator.comparingLong(Kind::events)
                        .reversed()
                        .thenComparing(Kind::type)
                        .thenComparing(Kind::source))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Kind kind(String kind, EventUnion union) {
        return new Kind(EventSeriesKey.type(kind), EventSeriesKey.source(kind), union.count(), union.events());
    }

    /**
     * The events of a product over a range of days.
     *
     * @param active instances that were seen in the range, by a heartbeat or an event: the denominator of every share
     * @param rows the names that happened in the range, most instances first; among names with equally many instances, most events first
     * @param more whether there are names that the list has no room for
     */
    public record Listing(int active, List<EventNameRow> rows, boolean more) {}

    /** An event on some days: how many instances sent it, and how often. */
    public record Use(int instances, long events) {
        /** Of an event that was not sent. */
        public static final Use NONE = new Use(0, 0);
    }

    /**
     * One type and source under which an event was sent.
     *
     * @param type empty if the sender reports no permitted type
     * @param source empty if the sender reports no permitted source
     * @param instances how many sent it with this type and source at least once in the range
     * @param events how often it was sent with them
     */
    public record Kind(String type, String source, int instances, long events) {}

    /**
     * The versions with which an event was sent over a range of days.
     *
     * @param instances how many sent it with a usable version; the denominator of every share
     * @param shares newest version first; they add up to more than 1 where instances were upgraded within the range
     */
    public record Versions(int instances, List<Share> shares) {}

    /**
     * One event over time.
     *
     * @param daily how many instances sent it, with one line "events" that counts how often
     * @param versions how many instances sent it, with one line for each version, newest first
     */
    public record OverTime(Trend daily, Trend versions) {}
}
