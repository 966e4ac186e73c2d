package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Populations;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventNameReader;
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
    private final EventDays days;
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
        this.days = new EventDays(events, counts);
        this.vocabularies = vocabularies;
    }

    /**
     * The names that are looked for. Shares are of all that were seen, or that could send an event, whatever is looked for. Which names have room
     * is decided by all instances, whoever the senders are.
     *
     * @param most names: those that most instances sent, by the sum over blocks of 1, 8 and 64 days, and of equally many those with more events
     */
    public EventListing list(Senders senders, NameSearch search, int most) {
        Product product = senders.product();
        LocalDate from = senders.from();
        List<String> found = events.names().largest(product.id(), from, senders.to(), search::finds);
        List<String> listed = found.subList(0, Math.min(found.size(), most));
        Map<String, EventUnion> unions = senders.sent(events.all(product.id(), listed, from, senders.to()));
        Map<String, EventNameDao.NameSpan> met = met(product, listed);
        int seen = seen(senders);
        Rows rows = rows(senders, ran(senders), unions.keySet(), seen);
        List<EventNameRow> sorted = listed.stream()
                .filter(name -> unions.containsKey(name) && met.containsKey(name))
                .map(name -> rows.of(met.get(name), unions.get(name)))
                .sorted(MOST_USED)
                .toList();
        return new EventListing(seen, sorted, found.size(), found.size() > most);
    }

    private Rows rows(Senders senders, RanVersions ran, Collection<String> which, int seen) {
        return new Rows(
                senders,
                events.names().versionsUntil(senders.product().id(), which, senders.to()),
                ran.divisor(),
                seen);
    }

    /** Which version the senders ran. */
    private RanVersions ran(Senders senders) {
        Product product = senders.product();
        String field = vocabularies.apply(product).versionField();
        return RanVersions.of(populations.of(product, senders.to()), senders, Dimension.of(field, FieldKind.VERSION));
    }

    /**
     * Makes rows about names.
     *
     * @param versions with which each name was ever sent, by name
     */
    private record Rows(Senders senders, Map<String, Set<String>> versions, RanVersions.Divisor divisor, int seen) {
        EventNameRow of(EventNameDao.NameSpan met, EventUnion union) {
            int instances = senders.count(union.instances());
            Set<String> sentWith = versions.getOrDefault(met.name(), Set.of());
            return new EventNameRow(
                    met.name(),
                    instances,
                    senders.events(union),
                    senders.profiles(union),
                    seen == 0 ? 0 : (double) instances / seen,
                    sentWith.isEmpty() ? null : divisor.of(sentWith, union.instances()),
                    met.firstDay(),
                    met.lastDay());
        }
    }

    /** The trends of some names on some days that are over, of all instances: those of some would all have to be read. */
    public NameTrends trends(Product product, List<String> names, LocalDate from, LocalDate to) {
        EventNameReader.InBlocks trends = events.names().trends(product.id(), names, from, to);
        return new NameTrends(trends.days(), trends.counts());
    }

    /** How many instances sent each of these names, and how often, by name. A name that was not sent may have no entry. */
    public Map<String, Use> used(Senders senders, List<String> which) {
        Map<String, Use> used = new HashMap<>();
        events.all(senders.product().id(), which, senders.from(), senders.to())
                .forEach((name, union) ->
                        used.put(name, new Use(senders.count(union.instances()), senders.events(union))));
        return used;
    }

    /**
     * One name; empty if it never happened. A name that happened only outside the range has an answer of zeros.
     *
     * @param mostVersions of more versions, at least so many have a share, the newest ones
     */
    public Optional<EventAnswer> one(Senders senders, String name, int mostVersions) {
        return Optional.ofNullable(met(senders.product(), List.of(name)).get(name))
                .map(met -> answer(senders, met, mostVersions));
    }

    /** One name over time. */
    public EventDays days() {
        return days;
    }

    /** The names that are looked for and that any instance sent in the days of the question, most instances first. */
    public List<String> received(Senders senders, NameSearch search) {
        return events.names().largest(senders.product().id(), senders.from(), senders.to(), search::finds).stream()
                .filter(name -> !name.equals(SeriesKey.OTHER))
                .toList();
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

    private EventAnswer answer(Senders senders, EventNameDao.NameSpan met, int mostVersions) {
        Product product = senders.product();
        SentVersions versions =
                SentVersions.of(events.names().days(product.id(), met.name(), senders.from(), senders.to()));
        RanVersions ran = ran(senders);
        boolean some = senders.areAll() && versions.ofEveryEvent() && versions.count() > mostVersions;
        List<String> newest = versions.newest(mostVersions);
        List<String> common = ran.largest(mostVersions);
        Map<String, Map<String, EventUnion>> fields = some
                ? events.ofSomeVersions(
                        product.id(), met.name(), VersionUses.spellings(newest, common), senders.from(), senders.to())
                : events.of(product.id(), met.name(), senders.from(), senders.to());
        EventUnion all = fields.getOrDefault(SeriesKey.NONE, Map.of()).getOrDefault(SeriesKey.NONE, new EventUnion());
        Map<String, EventUnion> ofVersions = fields.getOrDefault(EventSeriesKey.VERSION, Map.of());
        int seen = seen(senders);
        return new EventAnswer(
                seen,
                rows(senders, ran, List.of(met.name()), seen).of(met, all),
                EventKinds.of(senders, fields.getOrDefault(EventSeriesKey.KIND, Map.of())),
                some
                        ? EventTrends.versionShares(VersionUses.only(ofVersions, newest), all.count(), versions.count())
                        : EventTrends.versionShares(senders, ofVersions),
                VersionUses.of(ran, versions, ofVersions, some ? VersionUses.spelled(newest, common) : null),
                new PropertyUses(senders, all, vocabularies.apply(product).events()).of(fields));
    }

    private Map<String, EventNameDao.NameSpan> met(Product product, List<String> asked) {
        return names.known(product.id(), asked).stream()
                .collect(Collectors.toMap(EventNameDao.NameSpan::name, Function.identity()));
    }

    private int seen(Senders senders) {
        return senders.seen(populations.of(senders.product(), senders.to()));
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
     * The versions that any instance ran over a range of days.
     *
     * @param count how many they are
     * @param uses newest version first, perhaps of those alone that most instances ran
     */
    public record ByVersion(int count, List<VersionUse> uses) {}

    /**
     * The versions with which an event was sent over a range of days.
     *
     * @param instances how many sent it with a usable version; the denominator of every share
     * @param count how many versions there are
     * @param shares newest version first, perhaps of the newest alone; they add up to more than 1 where instances were upgraded within the range
     */
    public record Versions(int instances, int count, List<Share> shares) {}
}
