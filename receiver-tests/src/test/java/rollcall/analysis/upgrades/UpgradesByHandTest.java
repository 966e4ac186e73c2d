package rollcall.analysis.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
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
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
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
                            ? Outcome.SILENT
                            : known ? outcome(before.get(0), after.get(0)) : Outcome.UNKNOWN,
                    1,
                    Integer::sum);
        });
        assertThat(told.instances()).isEqualTo(earlier.size());
        for (Outcome outcome : Outcome.values()) {
            assertThat(told.count(outcome)).as("%s", outcome).isEqualTo(outcomes.getOrDefault(outcome, 0));
        }
        assertThat(told.moves().stream()
                        .collect(Collectors.toMap(move -> List.of(move.from(), move.to()), Upgrades.Move::instances)))
                .isEqualTo(moves);
        assertThat(told.moves()).isSortedAccordingTo((a, b) -> Integer.compare(b.instances(), a.instances()));
    }

    private static Outcome outcome(String before, String after) {
        int order = new Version(after).compareTo(new Version(before));
        boolean same = Version.BY_RELEASE.compare(new Version(after), new Version(before)) == 0;
        return same ? Outcome.STAYED : order > 0 ? Outcome.UPGRADED : Outcome.DOWNGRADED;
    }
}
