package rollcall.analysis.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.SizeChange;
import rollcall.analysis.sizes.ByBucket.Bucket;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.rollup.heartbeats.Fleets;

/** Buckets of generated fleets, what their instances report beside them and how they move, against loops over the fleets' raw rows. */
class SizesByHandTest {
    private static final Dimension SIZE = dimension("size");
    private static final Dimension OS = dimension("os");
    private static final Dimension VERSION = dimension("version");
    private static final List<Goal> GOALS = List.of(
            new Goal(VERSION, "2.x"),
            new Goal(VERSION, "1.1.x"),
            new Goal(VERSION, "1.1.0"),
            new Goal(OS, "Linux"),
            new Goal(dimension("flag"), "true"),
            new Goal(dimension("plugins"), "a"),
            new Goal(OS, "Plan 9"));

    private static Dimension dimension(String field) {
        return Dimension.of(Fleets.VOCABULARY.field(field).orElseThrow());
    }

    @Property(tries = 15)
    void what_buckets_have_and_how_instances_move_between_them_is_that_of_loops(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        Population linux =
                all.with(new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux")))));
        List<LocalDate> days = fleet.someDays().stream()
                .filter(day -> day.isBefore(fleet.today()))
                .toList();
        requireBuckets(all, fleet, stored, kept -> true);
        requireBuckets(linux, fleet, stored, SizesByHandTest::isLinux);
        for (LocalDate from : days) {
            TwoDays two = new TwoDays(from, days.get(days.size() - 1));
            requireMoves(all, two, stored, kept -> true);
            requireMoves(linux, two, stored, SizesByHandTest::isLinux);
        }
        requireDays(all, fleet);
    }

    private static boolean isLinux(Map<String, Object> kept) {
        return "Linux".equals(kept.get("os"));
    }

    private static void requireBuckets(
            Population population, Fleet fleet, StoredFleet stored, Predicate<Map<String, Object>> wanted) {
        var latest = stored.recount().latest(fleet.today().minusDays(7), fleet.today());
        for (Goal goal : GOALS) {
            List<Bucket> expected = new ArrayList<>();
            for (String label : SIZE.labels()) {
                int reported = 0;
                int with = 0;
                for (Map<String, Object> kept : latest.values()) {
                    boolean says = kept.containsKey(goal.field().name())
                            && !kept.get(goal.field().name()).equals("unknown");
                    if (wanted.test(kept) && label.equals(kept.get("size")) && says) {
                        reported++;
                        with += has(kept, goal) ? 1 : 0;
                    }
                }
                expected.add(new Bucket(label, reported, with));
            }
            assertThat(ByBucket.of(population, SIZE, goal).buckets())
                    .as("%s", goal)
                    .isEqualTo(expected);
        }
    }

    private static boolean has(Map<String, Object> kept, Goal goal) {
        return Recount.values(kept, goal.field().name()).stream()
                .anyMatch(value -> goal.value().endsWith(".x")
                        ? value.startsWith(
                                goal.value().substring(0, goal.value().length() - 1))
                        : value.equals(goal.value()));
    }

    private static void requireMoves(
            Population population, TwoDays days, StoredFleet stored, Predicate<Map<String, Object>> wanted) {
        var earlier = stored.recount().latest(days.from().minusDays(27), days.from());
        Map<List<String>, Integer> expected = new HashMap<>();
        Map<SizeChange, Integer> changes = new HashMap<>();
        int[] reported = new int[1];
        stored.recount().latest(days.to().minusDays(27), days.to()).forEach((number, kept) -> {
            if (wanted.test(kept) && kept.containsKey("size")) {
                reported[0]++;
                Object then = earlier.getOrDefault(number, Map.of()).get("size");
                if (then != null) {
                    expected.merge(List.of((String) then, (String) kept.get("size")), 1, Integer::sum);
                    changes.merge(change((String) then, (String) kept.get("size")), 1, Integer::sum);
                }
            }
        });
        Resizing told = Resizing.between(population, SIZE, days);
        for (int from = 0; from < SIZE.labels().size(); from++) {
            for (int to = 0; to < SIZE.labels().size(); to++) {
                List<String> pair =
                        List.of(SIZE.labels().get(from), SIZE.labels().get(to));
                assertThat(told.counts().get(from).get(to))
                        .as("%s %s", pair, days)
                        .isEqualTo(expected.getOrDefault(pair, 0));
            }
        }
        assertThat(told.reported()).isEqualTo(reported[0]);
        assertThat(List.of(told.grew(), told.stayed(), told.shrank()))
                .isEqualTo(List.of(
                        changes.getOrDefault(SizeChange.GREW, 0),
                        changes.getOrDefault(SizeChange.STAYED, 0),
                        changes.getOrDefault(SizeChange.SHRANK, 0)));
        for (SizeChange change : SizeChange.values()) {
            List<Condition> conditions = new ArrayList<>(population.filter().conditions());
            conditions.add(new Condition.Resized(change, SIZE, days.from(), days.to()));
            Population changed = population.with(new Filter(population.filter().lanes(), conditions));
            assertThat(InstanceState.ACTIVE
                            .on(changed, days.to(), Condition.DAYS)
                            .getCardinality())
                    .as("%s", change)
                    .isEqualTo(changes.getOrDefault(change, 0));
        }
    }

    private static SizeChange change(String then, String now) {
        int order = Integer.compare(SIZE.labels().indexOf(now), SIZE.labels().indexOf(then));
        return order > 0 ? SizeChange.GREW : order < 0 ? SizeChange.SHRANK : SizeChange.STAYED;
    }

    /** The days of each bucket are those of a question about that bucket alone, which ReleasesByHandTest counts by hand. */
    private static void requireDays(Population all, Fleet fleet) {
        List<AdoptionCurve> releases = new VersionAdoption()
                .answer(all, "version", VersionLevel.MINOR.code())
                .curves();
        for (AdoptionCurve release : releases) {
            Map<String, DaysToUpgrade> told = DaysToUpgrade.byValue(all, VERSION, VersionLevel.MINOR, release, SIZE);
            assertThat(told).containsOnlyKeys(SIZE.labels());
            told.forEach((label, days) -> {
                Filter inBucket = new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(SIZE, List.of(label))));
                DaysToUpgrade alone = DaysToUpgrade.of(
                                all.with(inBucket), VERSION, VersionLevel.MINOR, List.of(release))
                        .get(0);
                assertThat(days).as("%s on %s", label, fleet.today()).isEqualTo(Objects.requireNonNull(alone));
            });
        }
    }
}
