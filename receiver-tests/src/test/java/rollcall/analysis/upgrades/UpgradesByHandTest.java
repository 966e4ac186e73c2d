package rollcall.analysis.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;

/** What became of instances between two days of generated fleets, against loops over their raw rows. */
class UpgradesByHandTest {
    private static final Dimension VERSION =
            Dimension.of(Fleets.VOCABULARY.field("version").orElseThrow());
    private static final Dimension OS =
            Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow());

    @Property(tries = 15)
    void each_instance_of_the_earlier_day_has_one_outcome(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Filter linux = new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux"))));
        List<LocalDate> days = fleet.someDays().stream()
                .filter(day -> day.isBefore(fleet.today()))
                .toList();
        Population population = Asked.of(stored.product(), fleet.today());
        for (LocalDate from : days) {
            requireLists(population.with(linux), from, days.get(days.size() - 1));
            for (LocalDate to : days.subList(days.indexOf(from), days.size())) {
                require(Upgrades.between(population, VERSION, from, to), stored, from, to, kept -> true);
                require(
                        Upgrades.between(population.with(linux), VERSION, from, to),
                        stored,
                        from,
                        to,
                        kept -> "Linux".equals(kept.get("os")));
            }
        }
    }

    private static void require(
            Upgrades told, StoredFleet stored, LocalDate from, LocalDate to, Predicate<Map<String, Object>> wanted) {
        Map<Integer, Map<String, Object>> earlier =
                new HashMap<>(stored.recount().latest(from.minusDays(27), from));
        earlier.values().removeIf(wanted.negate());
        Map<Integer, Map<String, Object>> later = stored.recount().latest(to.minusDays(27), to);
        Map<UpgradeOutcome, Integer> outcomes = new EnumMap<>(UpgradeOutcome.class);
        Map<List<String>, Integer> moves = new HashMap<>();
        earlier.forEach((number, kept) -> {
            List<String> before = Recount.values(kept, "version");
            List<String> after = later.containsKey(number) ? Recount.values(later.get(number), "version") : List.of();
            boolean known = !before.isEmpty() && !after.isEmpty();
            if (known) {
                moves.merge(List.of(before.get(0), after.get(0)), 1, Integer::sum);
            }
            outcomes.merge(
                    !later.containsKey(number)
                            ? UpgradeOutcome.SILENT
                            : known ? outcome(before.get(0), after.get(0)) : UpgradeOutcome.UNKNOWN,
                    1,
                    Integer::sum);
        });
        assertThat(told.instances()).isEqualTo(earlier.size());
        for (UpgradeOutcome outcome : UpgradeOutcome.values()) {
            assertThat(told.count(outcome)).as("%s", outcome).isEqualTo(outcomes.getOrDefault(outcome, 0));
        }
        assertThat(told.moves().stream()
                        .filter(move -> move.from().isVersion() && move.to().isVersion())
                        .collect(Collectors.toMap(
                                move -> List.of(move.from().version(), move.to().version()), Move::instances)))
                .isEqualTo(moves);
        requireStuck(told, earlier, later);
        assertThat(sum(told.moves())).isEqualTo(earlier.size());
        assertThat(told.moves()).isSortedAccordingTo((a, b) -> Integer.compare(b.instances(), a.instances()));
    }

    private static void requireStuck(
            Upgrades told, Map<Integer, Map<String, Object>> earlier, Map<Integer, Map<String, Object>> later) {
        Map<Integer, String> before = versions(earlier);
        Map<Integer, String> after = versions(later);
        Optional<Version> newest = before.values().stream()
                .filter(VersionLevel::isRelease)
                .filter(version -> Collections.frequency(before.values(), version) >= 3)
                .map(Version::new)
                .max(Version.BY_RELEASE);
        Optional<Stuck> stuck = Stuck.of(told);
        assertThat(stuck.isPresent()).isEqualTo(newest.isPresent());
        if (newest.isEmpty()) {
            return;
        }
        Map<String, Integer> stuckOn = new HashMap<>();
        before.values().removeIf(version -> Version.BY_RELEASE.compare(new Version(version), newest.get()) >= 0);
        before.forEach((number, version) -> {
            if (after.containsKey(number) && outcome(version, after.get(number)) == UpgradeOutcome.STAYED) {
                stuckOn.merge(version, 1, Integer::sum);
            }
        });
        assertThat(Version.BY_RELEASE.compare(new Version(stuck.get().newest()), newest.get()))
                .isZero();
        assertThat(stuck.get().behind()).isEqualTo(before.size());
        assertThat(stuck.get().versions().stream()
                        .collect(Collectors.toMap(Stuck.OnVersion::version, Stuck.OnVersion::instances)))
                .isEqualTo(stuckOn);
        assertThat(stuck.get().stuck())
                .isEqualTo(stuckOn.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Map<Integer, String> versions(Map<Integer, Map<String, Object>> reports) {
        Map<Integer, String> versions = new HashMap<>();
        reports.forEach((number, kept) ->
                Recount.values(kept, "version").stream().findFirst().ifPresent(each -> versions.put(number, each)));
        return versions;
    }

    /** Each number is that of the instances that a filter with its condition finds. */
    private static void requireLists(Population population, LocalDate from, LocalDate to) {
        Upgrades told = Upgrades.between(population, VERSION, from, to);
        for (UpgradeOutcome outcome : UpgradeOutcome.values()) {
            assertThat(count(population, from, new Condition.CameTo(outcome, VERSION, from, to)))
                    .isEqualTo(told.count(outcome));
        }
        for (VersionLevel level : VersionLevel.values()) {
            Flows flows = told.flows(level, 2);
            assertThat(sum(flows.moves())).isEqualTo(told.instances());
            for (Move move : flows.moves()) {
                Condition then = isAt(level, move.to(), flows.to());
                assertThat(count(
                                population,
                                from,
                                isAt(level, move.from(), flows.from()),
                                then == null
                                        ? new Condition.CameTo(UpgradeOutcome.SILENT, VERSION, from, to)
                                        : new Condition.OnDays(to.minusDays(Condition.DAYS - 1L), to, List.of(then))))
                        .as("%s", move)
                        .isEqualTo(move.instances());
            }
        }
    }

    private static @Nullable Condition isAt(VersionLevel level, MoveEnd place, Set<MoveEnd> named) {
        return switch (place.kind()) {
            case VERSION -> isAnyOf(level, List.of(place.version()));
            case OTHERS -> isNoneOf(level, named.stream().map(MoveEnd::version).toList());
            case NO_VERSION ->
                new Condition.AnyOf(
                        List.of(new Condition.NotReported(VERSION), new Condition.UnusableValue(VERSION, null)));
            case SILENT -> null;
        };
    }

    private static Condition isAnyOf(VersionLevel level, List<String> versions) {
        return level == VersionLevel.PATCH
                ? new Condition.OneOf(VERSION, versions)
                : new Condition.OfGroups(VERSION, versions);
    }

    private static Condition isNoneOf(VersionLevel level, List<String> versions) {
        return level == VersionLevel.PATCH
                ? new Condition.NoneOf(VERSION, versions)
                : new Condition.OfNoGroup(VERSION, versions);
    }

    private static int count(Population population, LocalDate day, Condition... more) {
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.addAll(Arrays.asList(more));
        Population asked = population.with(new Filter(population.filter().lanes(), conditions));
        return InstanceState.ACTIVE.on(asked, day, 28).getCardinality();
    }

    private static int sum(List<Move> moves) {
        return moves.stream().mapToInt(Move::instances).sum();
    }

    private static UpgradeOutcome outcome(String before, String after) {
        int order = new Version(after).compareTo(new Version(before));
        boolean same = Version.BY_RELEASE.compare(new Version(after), new Version(before)) == 0;
        return same ? UpgradeOutcome.STAYED : order > 0 ? UpgradeOutcome.UPGRADED : UpgradeOutcome.DOWNGRADED;
    }
}
