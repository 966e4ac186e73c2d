package rollcall.analysis.events;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rollcall.analysis.Asked;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.EventFleet;
import rollcall.rollup.Sent;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.rollups.RollupTransaction;

/** Events as they were generated, and what anyone counts in them by hand. */
final class EventsByHand {
    static final LocalDate TODAY = EventFleet.TODAY;

    static final Field LANGUAGE = new Field("lang", FieldKind.LANGUAGE, null, "Language", "", "", null, null);

    private EventsByHand() {}

    /** What is asked about the tests' database. */
    static EventUse use() {
        return new EventUse(
                Asked.populations(),
                new EventRollupReader(Fleets.jdbi().onDemand(EventUseDao.class)),
                Fleets.jdbi().onDemand(EventUseDao.class),
                Fleets.jdbi().onDemand(EventNameDao.class),
                product -> vocabulary());
    }

    record Happening(int instance, String version, Sent.Happened event) {}

    static EventFleet folded(List<Sent> batches) {
        EventFleet fleet = new EventFleet();
        batches.forEach(fleet::commit);
        fold();
        return fleet;
    }

    static void fold() {
        new EventRollup(new RollupTransaction(Fleets.jdbi())).run();
    }

    static Range range(int back, int until) {
        return new Range("90", TODAY.minusDays(Math.max(back, until)), TODAY.minusDays(Math.min(back, until)));
    }

    static boolean within(Range range, LocalDate day) {
        return !day.isBefore(range.from()) && !day.isAfter(range.to());
    }

    static List<Happening> all(EventFleet fleet) {
        return fleet.sent().stream()
                .flatMap(batch ->
                        batch.events().stream().map(event -> new Happening(batch.instance(), batch.version(), event)))
                .toList();
    }

    static List<Happening> in(EventFleet fleet, Range range) {
        return all(fleet).stream()
                .filter(one -> within(range, one.event().day()))
                .toList();
    }

    static Set<Integer> instances(List<Happening> happenings) {
        return happenings.stream().map(Happening::instance).collect(Collectors.toCollection(HashSet::new));
    }

    static long profiles(List<Happening> happenings) {
        return happenings.stream()
                .map(one -> one.event().profile())
                .filter(profile -> profile != null)
                .distinct()
                .count();
    }

    static <K> Map<K, List<Happening>> group(List<Happening> happenings, Function<Happening, K> by) {
        return happenings.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    static List<Integer> trend(List<Happening> happenings, Range range) {
        Map<LocalDate, Set<Integer>> days = new TreeMap<>();
        happenings.forEach(one ->
                days.computeIfAbsent(one.event().day(), none -> new HashSet<>()).add(one.instance()));
        return numbers(range, day -> days.getOrDefault(day, Set.of()).size());
    }

    static List<Integer> numbers(Range range, Function<LocalDate, Integer> number) {
        return range.eachDay().stream().map(number).toList();
    }

    static int count(List<Happening> happenings, Predicate<Happening> which) {
        return (int) happenings.stream().filter(which).count();
    }

    static boolean on(Happening happening, LocalDate day) {
        return happening.event().day().equals(day);
    }

    static double part(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }

    static Product product(EventFleet fleet) {
        return new Product(fleet.productId(), "p", "P", "none", Duration.ofHours(23));
    }

    /** All instances that were seen in a range. */
    static Senders senders(EventFleet fleet, Range range) {
        return new Senders(product(fleet), range.from(), range.to(), null, "");
    }

    static Vocabulary vocabulary() {
        Map<String, Field> properties = new HashMap<>(Map.of("lang", LANGUAGE));
        EventVocabulary ofEvents =
                new EventVocabulary(List.of(), List.of(), List.of(), List.of(), properties, Map.of(), Map.of());
        return new Vocabulary("test", "version", Map.of(), ofEvents);
    }
}
