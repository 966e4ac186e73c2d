package rollcall.analysis.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Lane;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceSearchDao;
import rollcall.store.instances.OrdinalDao;

/** The list of instances, in generated fleets, against a count of their raw rows: who is in it, and where. */
class InstancesByHandTest {
    private static final int TRIES = 10;
    private static final int PAGE = 3;
    private static final int MANY = 1_000;

    private static final Dimension OS = Dimension.of("os", FieldKind.CHOICE);
    private static final Dimension FLAG = Dimension.of("flag", FieldKind.FLAG);
    private static final Set<Lane> SHORT = EnumSet.of(Lane.PASSING, Lane.ONE_SHOT);
    private static final Field OF_OS =
            new Field("os", FieldKind.CHOICE, FieldGroup.ENVIRONMENT, "os", "", "", List.of(), null);
    private static final Vocabulary VOCABULARY =
            new Vocabulary("test", "version", Map.of("os", OF_OS), EventVocabulary.NONE);

    @Property(tries = TRIES)
    void the_list_of_every_state_has_exactly_the_instances_that_were_counted(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Naive naive = new Naive(stored);
        for (LocalDate today : fleet.someDays()
                .subList(
                        Math.max(0, fleet.someDays().size() - 3),
                        fleet.someDays().size())) {
            for (Filter filter : filters()) {
                Population population = Asked.of(stored.product(), today).with(filter);
                for (InstanceState state : InstanceState.values()) {
                    for (int window : List.of(1, 7, 30)) {
                        String as = state + " in " + window + " on " + today + " " + filter;
                        Set<Integer> now = naive.in(state, filter, today.minusDays(window), today, window);
                        requireList(population, state.now(population, window), now, naive, as);
                        Set<Integer> on = naive.in(state, filter, today.minusDays(window - 1L), today, window);
                        requireList(population, state.on(population, today, window), on, naive, as + " at its end");
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void every_order_shows_each_instance_once_to_and_fro_whether_looked_up_or_walked(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        nameVersions(stored);
        Population population = Asked.of(stored.product(), fleet.today());
        RoaringBitmap month = InstanceState.ACTIVE.now(population, 30);
        Map<UUID, Map<String, Object>> said = said(stored);
        for (InstanceOrder order : InstanceOrder.of(VOCABULARY)) {
            List<InstanceLine> all = forth(list(MANY), population, search("", order), null);
            assertSorted(all, order, said);
            assertThat(back(list(MANY), population, order)).as(order.code()).isEqualTo(ids(all));
            List<InstanceLine> lines = forth(list(MANY), population, search("", order), month);
            List<UUID> some = ids(lines);
            if (order.isIndexed()) {
                assertThat(ids(forth(list(0), population, search("", order), month)))
                        .isEqualTo(some);
                assertThat(ids(forth(list(0), population, search("", order), null)))
                        .isEqualTo(ids(all));
            }
            for (int window : List.of(1, 7, 30)) {
                RoaringBitmap silent = InstanceState.SILENT.now(population, window);
                assertThat(ids(forth(list(0), population, search("", InstanceOrder.LATEST), silent)))
                        .as("silent in %d", window)
                        .isEqualTo(ids(forth(list(MANY), population, search("", InstanceOrder.LATEST), silent)));
            }
            List<InstanceLine> inFile = new ArrayList<>();
            list(MANY).all(population, VOCABULARY, search("", order), month, inFile::add);
            assertThat(inFile).isEqualTo(lines);
        }
    }

    @Property(tries = TRIES)
    void a_search_finds_all_whose_identifier_or_version_contains_the_text(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        nameVersions(stored);
        Population population = Asked.of(stored.product(), fleet.today());
        RoaringBitmap week = InstanceState.ACTIVE.now(population, 7);
        Set<UUID> active = new HashSet<>(ids(forth(list(MANY), population, search("", InstanceOrder.LATEST), week)));
        List<InstanceLine> all = forth(list(MANY), population, search("", InstanceOrder.LATEST), null);
        for (String text :
                List.of("1", "0.0", "-RC", "v1.", "dev.2026", "-0000-0", "000000000000a", "b", ".", "2", "zz")) {
            List<UUID> wanted = all.stream()
                    .filter(line -> contains(line, text))
                    .map(InstanceLine::id)
                    .toList();
            for (int lookedUp : List.of(MANY, 0)) {
                assertThat(ids(forth(list(lookedUp), population, search(text, InstanceOrder.LATEST), null)))
                        .as(text)
                        .isEqualTo(wanted);
                assertThat(ids(forth(list(lookedUp), population, search(text, InstanceOrder.LATEST), week)))
                        .as(text)
                        .isEqualTo(wanted.stream().filter(active::contains).toList());
            }
        }
    }

    @Property(tries = 3)
    void a_search_that_takes_too_long_says_so_and_has_the_newest(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        InstanceListDao instances = Fleets.jdbi().onDemand(InstanceListDao.class);
        InstanceSearchDao searches = Fleets.jdbi().onDemand(InstanceSearchDao.class);
        // Of a fleet that was forgotten nobody is left to be searched.
        Assume.that(searches.highest(stored.product().id()).isPresent());

        FoundInstances cut = new InstanceFinder(instances, searches, 1, Duration.ofSeconds(-1))
                .find(stored.product().id(), "0", null);
        FoundInstances whole = new InstanceFinder(instances, searches, 2, Duration.ofMinutes(1))
                .find(stored.product().id(), "0", null);

        assertThat(cut.stopped()).isTrue();
        assertThat(cut.atLeast()).isTrue();
        assertThat(cut.count()).isZero();
        assertThat(whole.stopped()).isFalse();
        assertThat(whole.count()).isEqualTo(ordinals(stored).size());
    }

    private static void requireList(
            Population population, RoaringBitmap among, Set<Integer> wanted, Naive naive, String as) {
        List<InstanceList.Listing> pages = pages(list(MANY), population, search("", InstanceOrder.LATEST), among);
        Set<UUID> left = wanted.stream()
                .filter(naive.ordinals::containsKey)
                .map(naive.ordinals::get)
                .collect(Collectors.toSet());

        assertThat(pages.get(0).found()).as(as).isEqualTo(wanted.size());
        assertThat(pages.get(0).forgotten()).as(as).isEqualTo(wanted.size() - left.size());
        assertThat(pages.stream().flatMap(page -> page.lines().stream()).map(InstanceLine::id))
                .as(as)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(left);
    }

    /** All instances, those with two values together, those without one, and those that stayed for a short time. */
    private static List<Filter> filters() {
        return List.of(
                Filter.NONE,
                new Filter(
                        Filter.NONE.lanes(),
                        List.of(
                                new Condition.OneOf(OS, List.of("Linux")),
                                new Condition.NoneOf(FLAG, List.of("false")))),
                Filter.NONE.in(SHORT),
                new Filter(EnumSet.complementOf(EnumSet.copyOf(SHORT)), List.of(new Condition.NotReported(OS))));
    }

    /** The definitions of the manual, by plain loops. */
    private static final class Naive {
        private final Recount recount;
        private final Map<Integer, UUID> ordinals;

        Naive(StoredFleet stored) {
            this.recount = stored.recount();
            this.ordinals = ordinals(stored);
        }

        /** Which instance a question is about is decided over the window, and the days before it where they count. */
        Set<Integer> in(InstanceState state, Filter filter, LocalDate from, LocalDate to, int window) {
            Set<Integer> active = recount.active(from, to);
            Set<Integer> before = recount.active(from.minusDays(window), from.minusDays(1));
            Set<Integer> newcomers = recount.newcomers(from, to);
            Set<Integer> in = switch (state) {
                case ACTIVE, SEEN -> active;
                case NEW -> newcomers;
                case RETURNED -> without(without(active, before), newcomers);
                case SILENT -> without(before, active);
                case ALL -> recount.active(LocalDate.MIN, to);
            };
            LocalDate since = switch (state) {
                case ACTIVE, SEEN -> from;
                case ALL -> LocalDate.MIN;
                default -> from.minusDays(window);
            };
            Map<Integer, Map<String, Object>> latest = recount.latest(since, to);
            Map<Integer, Integer> lived = lived(to);
            return in.stream()
                    .filter(number -> isShort(latest.get(number), lived.get(number))
                            ? filter.lanes().containsAll(SHORT)
                            : !filter.lanes().equals(SHORT))
                    .filter(number -> filter.conditions().stream().allMatch(each -> meets(latest.get(number), each)))
                    .collect(Collectors.toSet());
        }

        /** The days from the first report of each instance to its last, up to a day. */
        private Map<Integer, Integer> lived(LocalDate to) {
            Map<Integer, LocalDate> first = new HashMap<>();
            Map<Integer, Integer> lived = new HashMap<>();
            LocalDate begin = recount.firstDay();
            for (LocalDate day = begin; day != null && !day.isAfter(to); day = day.plusDays(1)) {
                for (int number : recount.active(day, day)) {
                    first.putIfAbsent(number, day);
                    lived.put(
                            number, (int) (day.toEpochDay() - first.get(number).toEpochDay()));
                }
            }
            return lived;
        }

        private static boolean isShort(Map<String, Object> said, int lived) {
            return lived < 3 && !String.valueOf(said.get("version")).contains("dev");
        }

        private static boolean meets(Map<String, Object> said, Condition condition) {
            if (condition instanceof Condition.OneOf one) {
                return one.values().contains(String.valueOf(said.get(one.field().name())));
            } else if (condition instanceof Condition.NoneOf none) {
                Object value = said.get(none.field().name());
                return value != null && !none.values().contains(value.toString());
            }
            return !said.containsKey(((Condition.NotReported) condition).field().name());
        }

        private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
            Set<Integer> left = new HashSet<>(some);
            left.removeAll(others);
            return left;
        }
    }

    private static InstanceList list(int lookedUp) {
        return new InstanceList(
                Fleets.jdbi().onDemand(InstanceListDao.class),
                Fleets.jdbi().onDemand(InstanceSearchDao.class),
                Fleets.jdbi().onDemand(KeptDayDao.class),
                PAGE,
                lookedUp);
    }

    private static InstanceSearch search(String text, InstanceOrder order) {
        return new InstanceSearch(text, order, "", "");
    }

    private static List<InstanceLine> forth(
            InstanceList list, Population population, InstanceSearch search, RoaringBitmap among) {
        return pages(list, population, search, among).stream()
                .flatMap(page -> page.lines().stream())
                .toList();
    }

    private static List<InstanceList.Listing> pages(
            InstanceList list, Population population, InstanceSearch search, RoaringBitmap among) {
        List<InstanceList.Listing> pages = new ArrayList<>();
        String next = "";
        do {
            InstanceSearch here = new InstanceSearch(search.text(), search.order(), next, "");
            pages.add(list.page(population, VOCABULARY, here, among));
            next = pages.get(pages.size() - 1).next();
        } while (next != null);
        return pages;
    }

    /** From the last page to the first, and what they have from the top. */
    private static List<UUID> back(InstanceList list, Population population, InstanceOrder order) {
        List<InstanceList.Listing> forth = pages(list, population, search("", order), null);
        InstanceList.Listing page = forth.get(forth.size() - 1);
        List<List<UUID>> pages = new ArrayList<>(List.of(ids(page.lines())));
        while (page.previous() != null) {
            page = list.page(population, VOCABULARY, new InstanceSearch("", order, "", page.previous()), null);
            pages.add(ids(page.lines()));
        }
        Collections.reverse(pages);
        return pages.stream().flatMap(List::stream).toList();
    }

    private static void assertSorted(
            List<InstanceLine> lines, InstanceOrder order, Map<UUID, Map<String, Object>> said) {
        for (int i = 1; i < lines.size(); i++) {
            InstanceLine one = lines.get(i - 1);
            InstanceLine two = lines.get(i);
            int way = order.descending() ? -1 : 1;
            int compared = switch (order.column()) {
                case LAST_HEARTBEAT -> way * one.lastHeartbeat().compareTo(two.lastHeartbeat());
                case FIRST_SEEN -> way * one.firstSeen().compareTo(two.firstSeen());
                case IDENTIFIER -> way * one.id().toString().compareTo(two.id().toString());
                case VERSION -> nullsLast(version(one), version(two), way);
                case FIELD -> nullsLast(os(said, one), os(said, two), way);
            };
            assertThat(compared).as(order.code() + " " + one + " " + two).isLessThanOrEqualTo(0);
        }
    }

    private static <T extends Comparable<T>> int nullsLast(T one, T two, int way) {
        return one == null || two == null ? (one == null ? 1 : 0) - (two == null ? 1 : 0) : way * one.compareTo(two);
    }

    private static Version version(InstanceLine line) {
        return line.version() == null ? null : new Version(line.version());
    }

    private static String os(Map<UUID, Map<String, Object>> said, InstanceLine line) {
        return (String) said.get(line.id()).get("os");
    }

    private static boolean contains(InstanceLine line, String text) {
        Predicate<String> in =
                part -> line.version() != null && line.version().toLowerCase().contains(part);
        String lower = text.toLowerCase();
        boolean hex = lower.matches("[0-9a-f-]+");
        String id = lower.contains("-")
                ? line.id().toString()
                : line.id().toString().replace("-", "");
        return in.test(lower) || in.test(Version.spelled(lower)) || hex && id.contains(lower);
    }

    private static List<UUID> ids(List<InstanceLine> lines) {
        return lines.stream().map(InstanceLine::id).toList();
    }

    /** What those who were not forgotten said last. */
    private static Map<UUID, Map<String, Object>> said(StoredFleet stored) {
        Map<UUID, Map<String, Object>> said = new HashMap<>();
        stored.recount().latest(LocalDate.MIN, LocalDate.MAX).forEach((number, kept) -> {
            UUID id = ordinals(stored).get(number);
            if (id != null) {
                said.put(id, kept);
            }
        });
        return said;
    }

    private static Map<Integer, UUID> ordinals(StoredFleet stored) {
        Map<Integer, UUID> byNumber = new HashMap<>();
        Fleets.jdbi()
                .onDemand(OrdinalDao.class)
                .ordinals(stored.product().id())
                .forEach((id, number) -> byNumber.put(number, id));
        return byNumber;
    }

    /** Gives each instance the version that the server would have written down. */
    private static void nameVersions(StoredFleet stored) {
        said(stored)
                .forEach((id, kept) -> Recount.values(kept, "version")
                        .forEach(version -> Fleets.jdbi()
                                .useHandle(handle -> handle.execute(
                                        "UPDATE instance SET version = ? WHERE product_id = ? AND instance_id = ?",
                                        version,
                                        stored.product().id(),
                                        id))));
    }
}
