package rollcall.rollup.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Lane;
import rollcall.rollup.LaneSets;
import rollcall.rollup.heartbeats.Fleets;

/** What is put together from the sets of closed days is what the raw rows of the window say. */
class WindowsByHandTest {
    private static final List<Integer> LENGTHS = List.of(1, 2, 7, 8, 28, 30, 33, 35, 36, 64, 90);
    private static final List<String> FIELDS = List.of("os", "version", "plugins");

    @Property(tries = 20)
    void a_window_has_the_latest_report_of_each_instance_on_whatever_day_it_ends(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet, @ForAll @IntRange(min = 0, max = 40) int open) {
        StoredFleet stored = StoredFleet.of(fleet);
        Asked.closeBefore(stored.product().id(), fleet.today().minusDays(open));
        Population all = Asked.of(stored.product(), fleet.today());
        for (LocalDate end : fleet.someDays()) {
            for (int length : LENGTHS) {
                assertWindow(stored.recount(), all, all.at(end, length));
            }
        }
    }

    private static void assertWindow(Recount recount, Population all, LatestState state) {
        Map<Integer, Map<String, Object>> latest = recount.latest(state.from(), state.to());
        String days = state.from() + " to " + state.to();
        assertThat(state.active().getCardinality()).as("active, " + days).isEqualTo(latest.size());
        assertLanes(recount, latest, state, all.lanes(state));
        for (String name : FIELDS) {
            Field field = Fleets.VOCABULARY.field(name).orElseThrow();
            Map<String, Integer> counts = new HashMap<>();
            state.of(name, field.kind()).forEach((value, who) -> counts.put(value, who.getCardinality()));
            counts.remove("");
            assertThat(counts).as(name + ", " + days).isEqualTo(Recount.counts(latest, name));
            assertThat(state.reported(name).getCardinality())
                    .as("reported " + name + ", " + days)
                    .isEqualTo(Recount.reported(latest, name));
        }
        long unusable = FIELDS.stream()
                .mapToLong(name ->
                        state
                                .unusable(
                                        name,
                                        Fleets.VOCABULARY
                                                .field(name)
                                                .orElseThrow()
                                                .kind())
                                .values()
                                .stream()
                                .mapToInt(who -> who.getCardinality())
                                .sum())
                .sum();
        assertThat(unusable).as("unusable, " + days).isEqualTo(Recount.unusable(latest));
    }

    /** Whose identifier is shared is not known of the raw rows. */
    private static void assertLanes(
            Recount recount, Map<Integer, Map<String, Object>> latest, LatestState state, LaneSets lanes) {
        Map<Lane, Long> counts = counts(lanes);
        counts.remove(Lane.SHARED);
        assertThat(counts)
                .as("lanes, %s to %s", state.from(), state.to())
                .isEqualTo(latest.entrySet().stream()
                        .filter(each -> !lanes.of(Lane.SHARED).contains(each.getKey()))
                        .collect(Collectors.groupingBy(
                                each -> recount.lane(each.getKey(), each.getValue(), state.to()),
                                Collectors.counting())));
    }

    private static Map<Lane, Long> counts(LaneSets sets) {
        Map<Lane, Long> counts = new EnumMap<>(Lane.class);
        sets.sets().forEach((lane, who) -> counts.put(lane, (long) who.getCardinality()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
