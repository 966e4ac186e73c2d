package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Populations;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventUseDao;

/** Which events happen, how often, on how many instances and for how many users. */
public final class EventUse {
    /** Most names in an answer, and of funnels. */
    public static final int MOST = 300;

    /** Most names on a page. */
    public static final int MOST_ON_PAGE = 100;

    /** By instances, then by events: where few instances report, many names have the same number of instances. */
    private static final Comparator<EventNameRow> MOST_USED = Comparator.comparingInt(EventNameRow::instances)
            .reversed()
            .thenComparing(EventNameRow::events, Senders.MOST_EVENTS)
            .thenComparing(EventNameRow::name);

    private final Populations populations;
    private final EventRollupReader events;
    private final EventUseDao counts;
    private final EventNameDao names;
    private final EventPoints points;
    private final Function<Product, Vocabulary> vocabularies;

    public EventUse(
            Populations populations,
            EventRollupReader events,
            EventUseDao counts,
            EventNameDao names,
            Function<Product, Vocabulary> vocabularies) {
        this.populations = populations;
        this.events = events;
        this.counts = counts;
        this.names = names;
        this.points = new EventPoints(events);
        this.vocabularies = vocabularies;
    }

    /**
     * The names that begin with a prefix. Shares are of all that were seen, whatever the prefix. Which names have room is decided by all
     * instances, whoever the senders are.
     *
     * @param prefix empty for all names
     * @param most names: those that most instances sent, by the sum over blocks of 1, 8 and 64 days
     */
    public EventListing list(Senders senders, String prefix, int most) {
        Product product = senders.product();
        LocalDate from = senders.from();
        List<String> found = events.names().largest(product.id(), from, senders.to(), prefix, most + 1);
        List<String> listed = found.subList(0, Math.min(found.size(), most));
        Map<String, EventUnion> unions = senders.sent(events.all(product.id(), listed, from, senders.to()));
        Map<String, EventNameDao.NameSpan> met = met(product, listed);
        int seen = seen(senders);
        Map<String, List<Integer>> trends =
                senders.areAll() ? events.names().instancesEachDay(product.id(), listed, from, senders.to()) : Map.of();
        List<EventNameRow> rows = listed.stream()
                .filter(name -> unions.containsKey(name) && met.containsKey(name))
                .map(name -> row(senders, met.get(name), unions.get(name), seen, trends.getOrDefault(name, List.of())))
                .sorted(MOST_USED)
                .toList();
        return new EventListing(seen, rows, found.size() > most);
    }

    /** How many instances sent each of these names, and how often, by name. A name that was not sent may have no entry. */
    public Map<String, Use> used(Senders senders, List<String> which) {
        Map<String, Use> used = new HashMap<>();
        events.all(senders.product().id(), which, senders.from(), senders.to())
                .forEach((name, union) ->
                        used.put(name, new Use(senders.count(union.instances()), senders.events(union))));
        return used;
    }

    /** One name; empty if it never happened. A name that happened only outside the range has an answer of zeros. */
    public Optional<EventAnswer> one(Senders senders, String name) {
        return Optional.ofNullable(met(senders.product(), List.of(name)).get(name))
                .map(met -> answer(senders, met));
    }

    /**
     * One name as charts show it, in points of 1, 7 or 28 days. A point has the number of instances that sent it on any of its days, and
     * the sum of its events. Today is not shown, except on the first day that has an event.
     *
     * <p>Of many versions, those that most instances sent it with have a line: by the sum of each day's instances, whoever the senders are.
     *
     * @param most how many points and lines of versions fit into the chart; there are more points if even points of 28 days do not fit
     */
    public OverTime points(Senders senders, String name, Range range, Most most) {
        Points points = Points.of(range, most.points());
        List<EventUseDao.EventDay> all = days(senders.product(), name, points.from(), range.to());
        boolean any = all.stream().anyMatch(day -> !day.day().isAfter(range.lastWholeDay()));
        Points shown = Points.shown(range, most.points(), any);
        EventVersions versions = EventVersions.largest(all, most.lines());
        List<EventUseDao.EventDay> days = versions.of(all);
        OverTime found = EventTrends.of(senders, shown, days, this.points.of(senders, name, shown, days));
        return new OverTime(found.daily(), versions.ofMore(found.versions()));
    }

    /** How many points and lines a chart has room for. */
    public record Most(int points, int lines) {}

    /** One name on each day of a range. The range includes today, which is not over. */
    public OverTime days(Senders senders, String name, Range range) {
        Points daily = Points.eachDay(range);
        List<EventUseDao.EventDay> days = days(senders.product(), name, range.from(), range.to());
        return EventTrends.of(senders, daily, days, points.of(senders, name, daily, days));
    }

    /**
     * The earlier points of a name's trends, with lines of the same versions first. Points before the first day that has an event are gaps.
     *
     * @param senders those of the earlier days
     */
    public OverTime earlier(Senders senders, String name, Comparison comparison, OverTime now) {
        Product product = senders.product();
        Points earlier = comparison.earlier(now.daily().span(), now.daily().days());
        List<LocalDate> ends = earlier.ends();
        List<EventUseDao.EventDay> days = days(product, name, earlier.from(), ends.get(ends.size() - 1));
        OverTime found = EventTrends.of(senders, earlier, days, points.of(senders, name, earlier, days));
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

    private EventAnswer answer(Senders senders, EventNameDao.NameSpan met) {
        Product product = senders.product();
        Map<String, Map<String, EventUnion>> fields = events.of(product.id(), met.name(), senders.from(), senders.to());
        EventUnion all = fields.getOrDefault(SeriesKey.NONE, Map.of()).getOrDefault(SeriesKey.NONE, new EventUnion());
        int seen = seen(senders);
        return new EventAnswer(
                seen,
                row(senders, met, all, seen, List.of()),
                EventKinds.of(senders, fields.getOrDefault(EventSeriesKey.KIND, Map.of())),
                EventTrends.versionShares(senders, fields.getOrDefault(EventSeriesKey.VERSION, Map.of())),
                new PropertyUses(senders, all, vocabularies.apply(product).events()).of(fields));
    }

    private Map<String, EventNameDao.NameSpan> met(Product product, List<String> asked) {
        return names.known(product.id(), asked).stream()
                .collect(Collectors.toMap(EventNameDao.NameSpan::name, Function.identity()));
    }

    private List<EventUseDao.EventDay> days(Product product, String name, LocalDate from, LocalDate to) {
        return counts.days(product.id(), name, List.of(SeriesKey.NONE, EventSeriesKey.VERSION), from, to);
    }

    private int seen(Senders senders) {
        if (senders.among() != null) {
            return senders.among().getCardinality();
        }
        return populations
                .of(senders.product(), senders.to())
                .seen(senders.from(), senders.to())
                .getCardinality();
    }

    private static EventNameRow row(
            Senders senders, EventNameDao.NameSpan met, EventUnion union, int seen, List<Integer> trend) {
        int instances = senders.count(union.instances());
        return new EventNameRow(
                met.name(),
                instances,
                senders.events(union),
                senders.profiles(union),
                seen == 0 ? 0 : (double) instances / seen,
                trend,
                met.firstDay(),
                met.lastDay());
    }

    /** An event on some days: how many instances sent it, and how often; null if nobody knows of these instances. */
    public record Use(int instances, @Nullable Long events) {
        /** Of an event that was not sent. */
        public static final Use NONE = new Use(0, 0L);
    }

    /**
     * One type and source under which an event was sent.
     *
     * @param type empty if the sender reports no permitted type
     * @param source empty if the sender reports no permitted source
     * @param instances how many sent it with this type and source at least once in the range
     * @param events how often it was sent with them; null if nobody knows of these instances
     */
    public record Kind(
            String type,
            String source,
            int instances,
            @Nullable Long events) {}

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
     * @param daily how many instances sent it, with one line "events" that counts how often, if that is known of these instances
     * @param versions how many instances sent it, with one line for each version, newest first
     */
    public record OverTime(Trend daily, Trend versions) {
        /** How much memory it takes, roughly. */
        public long bytes() {
            return daily.bytes() + versions.bytes();
        }
    }
}
