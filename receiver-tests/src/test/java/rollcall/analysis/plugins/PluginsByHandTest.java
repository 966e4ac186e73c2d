package rollcall.analysis.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.statistics.Lift;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.heartbeats.Fleets;

/** Plugins on two days of generated fleets, against loops over their raw rows. */
class PluginsByHandTest {
    private static final Dimension LIST =
            Dimension.of(Fleets.VOCABULARY.field("plugins").orElseThrow());
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final Dimension OS =
            Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow());

    @Property(tries = 15)
    void each_plugin_has_those_that_have_it_took_it_up_and_gave_up_it(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        Population linux =
                all.with(new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux")))));
        List<LocalDate> days = fleet.someDays().stream()
                .filter(day -> day.isBefore(fleet.today()))
                .toList();
        for (LocalDate from : days) {
            TwoDays between = new TwoDays(from, days.get(days.size() - 1));
            require(all, between, stored, kept -> true);
            require(linux, between, stored, kept -> "Linux".equals(kept.get("os")));
        }
    }

    private static void require(
            Population population, TwoDays days, StoredFleet stored, Predicate<Map<String, Object>> wanted) {
        Map<Integer, Map<String, Object>> later = latest(stored, days.to());
        later.values().removeIf(wanted.negate());
        Map<Integer, Set<String>> now = plugins(later);
        Map<Integer, Set<String>> before = plugins(latest(stored, days.from()));
        before.keySet().retainAll(now.keySet());
        PluginList told = PluginList.of(population, LIST, days);
        assertThat(told.active()).isEqualTo(later.size());
        assertThat(told.reported()).isEqualTo(now.size());
        assertThat(told.without())
                .isEqualTo((int) now.values().stream().filter(Set::isEmpty).count());
        assertThat(told.followed()).isEqualTo(before.size());
        Set<String> names = new TreeSet<>();
        now.values().forEach(names::addAll);
        if (days.areTwo()) {
            before.values().forEach(names::addAll);
        } else {
            before.clear();
        }
        assertThat(told.uses()).extracting(PluginUse::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(told.uses()).isSortedAccordingTo(PluginUse.MOST);
        for (PluginUse use : told.uses()) {
            assertThat(use).isEqualTo(use(use.name(), now, before));
            requireOne(PluginAnswer.of(population, LIST, VERSION, use.name(), days), later, now, before);
        }
        for (Pair pair : told.pairs()) {
            Set<Integer> some = having(pair.name(), now);
            assertThat(pair.lift()).isEqualTo(lift(some, now.keySet(), having(pair.with(), now)));
            assertThat(some.size()).isLessThanOrEqualTo(having(pair.with(), now).size());
        }
    }

    private static void requireOne(
            PluginAnswer told,
            Map<Integer, Map<String, Object>> later,
            Map<Integer, Set<String>> now,
            Map<Integer, Set<String>> before) {
        String name = told.use().name();
        assertThat(told.use()).isEqualTo(use(name, now, before));
        Map<String, int[]> versions = new HashMap<>();
        now.forEach((number, plugins) -> Recount.values(later.get(number), "version")
                .forEach(version -> {
                    int[] counts = versions.computeIfAbsent(version, none -> new int[2]);
                    counts[0]++;
                    counts[1] += plugins.contains(name) ? 1 : 0;
                }));
        assertThat(told.versions())
                .hasSize(versions.size())
                .allSatisfy(each ->
                        assertThat(versions.get(each.version())).containsExactly(each.instances(), each.enabled()));
        requireTogether(told.enabledWith(), having(name, now), now.keySet(), other -> having(other, now), now);
        requireTogether(
                told.takenUpWith(),
                takenUp(name, now, before),
                before.keySet(),
                other -> takenUp(other, now, before),
                now);
        requireTogether(
                told.givenUpWith(),
                takenUp(name, before, now),
                before.keySet(),
                other -> takenUp(other, before, now),
                before);
    }

    private interface Who {
        Set<Integer> of(String name);
    }

    /** What is told is right, and what is not told cannot be told. */
    private static void requireTogether(
            List<Together> told, Set<Integer> some, Set<Integer> all, Who who, Map<Integer, Set<String>> lists) {
        Set<String> names = new TreeSet<>();
        lists.values().forEach(names::addAll);
        Map<String, Lift> lifts = new HashMap<>();
        names.forEach(name -> lifts.put(name, lift(some, all, who.of(name))));
        told.forEach(each -> assertThat(each.lift()).as(each.name()).isEqualTo(lifts.get(each.name())));
        List<String> toldNames = told.stream().map(Together::name).toList();
        lifts.forEach((name, lift) -> {
            boolean enough = lift.with() >= 5 && lift.otherOf() >= 5;
            boolean sure = lift.otherWith() == 0 || lift.low() > 1;
            boolean isItself = who.of(name).equals(some) && !toldNames.contains(name);
            assertThat(toldNames.contains(name) || isItself || !(enough && sure))
                    .as(name)
                    .isTrue();
        });
    }

    private static PluginUse use(String name, Map<Integer, Set<String>> now, Map<Integer, Set<String>> before) {
        return new PluginUse(
                name,
                having(name, now).size(),
                having(name, before).size(),
                takenUp(name, now, before).size(),
                takenUp(name, before, now).size());
    }

    private static Set<Integer> having(String name, Map<Integer, Set<String>> lists) {
        Set<Integer> having = new HashSet<>();
        lists.forEach((number, plugins) -> {
            if (plugins.contains(name)) {
                having.add(number);
            }
        });
        return having;
    }

    /** Who has it in one list and not in another; of both days. */
    private static Set<Integer> takenUp(String name, Map<Integer, Set<String>> now, Map<Integer, Set<String>> before) {
        Set<Integer> having = having(name, now);
        having.retainAll(before.keySet());
        having.removeAll(having(name, before));
        return having;
    }

    private static Lift lift(Set<Integer> some, Set<Integer> all, Set<Integer> have) {
        Set<Integer> with = new HashSet<>(some);
        with.retainAll(have);
        return new Lift(with.size(), some.size(), have.size() - with.size(), all.size() - some.size());
    }

    private static Map<Integer, Map<String, Object>> latest(StoredFleet stored, LocalDate day) {
        return new HashMap<>(stored.recount().latest(day.minusDays(27), day));
    }

    private static Map<Integer, Set<String>> plugins(Map<Integer, Map<String, Object>> reports) {
        Map<Integer, Set<String>> plugins = new HashMap<>();
        reports.forEach((number, kept) -> {
            if (kept.get("plugins") != null) {
                plugins.put(number, new HashSet<>(new ArrayList<>(Recount.values(kept, "plugins"))));
            }
        });
        return plugins;
    }
}
