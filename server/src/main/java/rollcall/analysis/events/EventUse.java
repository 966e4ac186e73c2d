package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;
import rollcall.rollup.read.RollupReader;
import rollcall.store.rollups.EventDay;
import rollcall.store.rollups.NameDays;
import rollcall.store.rollups.NameSpan;

/** Which events happen, on how many instances, for how many users. */
public final class EventUse {
    /** How many names an answer holds at most: those that most instances sent on most days. */
    public static final int MOST = 300;

    /** Who sent it, then how often: where few instances report, many events are equal by the first alone. */
    private static final Comparator<EventNameRow> MOST_USED = Comparator.comparingInt(EventNameRow::instances)
            .reversed()
            .thenComparing(Comparator.comparingLong(EventNameRow::events).reversed())
            .thenComparing(EventNameRow::name);

    private final RollupReader rollupReader;
    private final EventRollupReader events;
    private final EventPoints points;
    private final Function<Product, Vocabulary> vocabularies;

    public EventUse(RollupReader rollupReader, EventRollupReader events, Function<Product, Vocabulary> vocabularies) {
        this.rollupReader = rollupReader;
        this.events = events;
        this.points = new EventPoints(events);
        this.vocabularies = vocabularies;
    }

    /**
     * The names that begin with a prefix; empty for all of them. Their shares are of all active instances, whatever the prefix.
     */
    public EventList list(Product product, Range range, String prefix) {
        List<NameDays> found = events.names(product.id(), range.from(), range.to(), prefix, MOST + 1);
        List<NameDays> shown = found.subList(0, Math.min(found.size(), MOST));
        List<String> names = shown.stream().map(NameDays::name).toList();
        Map<String, EventUnion> unions = events.all(product.id(), names, range.from(), range.to());
        Map<String, NameSpan> met = events.met(product.id(), names);
        int active = active(product, range);
        List<EventNameRow> rows = shown.stream()
                .filter(name -> unions.containsKey(name.name()) && met.containsKey(name.name()))
                .map(name -> row(met.get(name.name()), unions.get(name.name()), active, trend(name, range)))
                .sorted(MOST_USED)
                .toList();
        return new EventList(active, rows, found.size() > MOST);
    }

    /** One name; empty if it never happened. A name that happened before the range has an answer of zeros. */
    public Optional<EventAnswer> one(Product product, String name, Range range) {
        return Optional.ofNullable(events.met(product.id(), Set.of(name)).get(name))
                .map(met -> answer(product, met, range));
    }

    /**
     * One name as charts show it: points of one day, or of 7 or 28 days with all who sent it in these and the sum of its events. Days that are
     * over alone, but for the first day that has an event.
     *
     * @param most points, if those of 28 days are not more
     */
    public EventTrend points(Product product, String name, Range range, int most) {
        Points points = Points.of(range, most);
        List<EventDay> days = events.days(
                product.id(), name, List.of(SeriesKey.NONE, EventSeriesKey.VERSION), points.from(), range.to());
        boolean before = days.stream().anyMatch(day -> day.day().isBefore(range.to()));
        Points shown = before ? points : Points.lastDays(range, most);
        return EventTrends.of(shown, days, this.points.of(product, name, shown, days));
    }

    /** Names to choose from: at most {@value #MOST} that ever happened, in the order of the alphabet. */
    public List<String> names(Product product) {
        return events.latest(product.id(), MOST).stream().sorted().toList();
    }

    /** Those of some names that never happened, each once. */
    public List<String> unknown(Product product, List<String> names) {
        Map<String, NameSpan> met = events.met(product.id(), names);
        return names.stream().filter(name -> !met.containsKey(name)).distinct().toList();
    }

    /** The first day that has an event; null if there is none yet. */
    public LocalDate firstDay(Product product) {
        return events.firstDay(product.id()).orElse(null);
    }

    private EventAnswer answer(Product product, NameSpan met, Range range) {
        Map<String, Map<String, EventUnion>> fields = events.of(product.id(), met.name(), range.from(), range.to());
        List<EventDay> days = events.days(
                product.id(), met.name(), List.of(SeriesKey.NONE, EventSeriesKey.VERSION), range.from(), range.to());
        EventUnion all = fields.getOrDefault(SeriesKey.NONE, Map.of()).getOrDefault(SeriesKey.NONE, new EventUnion());
        Points daily = Points.eachDay(range);
        EventTrend trend = EventTrends.of(daily, days, points.of(product, met.name(), daily, days));
        int active = active(product, range);
        return new EventAnswer(
                active,
                row(met, all, active, trend.daily().active()),
                kinds(fields.getOrDefault(EventSeriesKey.KIND, Map.of())),
                trend.daily(),
                trend.versions(),
                EventTrends.versionShares(fields.getOrDefault(EventSeriesKey.VERSION, Map.of())),
                PropertyUses.of(
                        fields, all.events(), vocabularies.apply(product).events()));
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

    private static EventNameRow row(NameSpan met, EventUnion union, int active, List<Integer> trend) {
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

    private static List<Integer> trend(NameDays name, Range range) {
        Integer[] trend = new Integer[range.days()];
        Arrays.fill(trend, 0);
        IntStream.range(0, name.days().length).forEach(i -> trend[name.days()[i]] = name.instances()[i]);
        return List.of(trend);
    }

    private static List<EventKind> kinds(Map<String, EventUnion> kinds) {
        Stream<EventKind> all = kinds.entrySet().stream().map(kind -> kind(kind.getKey(), kind.getValue()));
        return all.sorted(Comparator.comparingLong(EventKind::events)
                        .reversed()
                        .thenComparing(EventKind::type)
                        .thenComparing(EventKind::source))
                .collect(Collectors.toUnmodifiableList());
    }

    private static EventKind kind(String kind, EventUnion union) {
        return new EventKind(EventSeriesKey.type(kind), EventSeriesKey.source(kind), union.count(), union.events());
    }
}
