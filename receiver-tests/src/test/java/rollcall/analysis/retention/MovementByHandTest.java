package rollcall.analysis.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.heartbeats.Fleets;

/** Who is new, returned and silent by the values of a field, of generated fleets, against loops over their raw rows. */
class MovementByHandTest {
    @Property(tries = 15)
    void each_value_has_those_that_came_and_left_by_their_latest_report(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            Population all = Asked.of(stored.product(), today);
            for (int window : List.of(7, 30)) {
                for (String field : List.of("version", "os", "plugins")) {
                    require(all, stored, field, window);
                }
            }
        }
    }

    private static void require(Population population, StoredFleet stored, String field, int window) {
        LocalDate today = population.today();
        LocalDate from = today.minusDays(window);
        Recount recount = stored.recount();
        Set<Integer> now = recount.active(from, today);
        Set<Integer> before = recount.active(from.minusDays(window), from.minusDays(1));
        Set<Integer> ever = recount.active(LocalDate.of(2000, 1, 1), from.minusDays(window + 1L));
        Map<Integer, Map<String, Object>> latest = recount.latest(from.minusDays(window), today);
        Map<String, Set<Integer>> byValue = new HashMap<>();
        latest.forEach((number, kept) -> Recount.values(kept, field)
                .forEach(value ->
                        byValue.computeIfAbsent(value, none -> new HashSet<>()).add(number)));
        Dimension dimension = Dimension.of(Fleets.VOCABULARY.field(field).orElseThrow());
        MovementByField told = MovementByField.of(population, dimension, window);
        assertThat(told.all()).isEqualTo(movement(latest.keySet(), now, before, ever));
        Map<String, Movement> values = new HashMap<>();
        for (int i = 0; i < told.movements().size(); i++) {
            Group group = told.division().groups().get(i);
            if (group.kind() == Group.Kind.VALUE) {
                values.put(group.value(), told.movements().get(i));
            }
        }
        assertThat(values.keySet()).isEqualTo(byValue.keySet());
        byValue.forEach(
                (value, who) -> assertThat(values.get(value)).as(value).isEqualTo(movement(who, now, before, ever)));
        values.forEach((value, movement) -> {
            Population one = population.with(
                    new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(dimension, List.of(value)))));
            assertThat(InstanceState.NEW.now(one, window).getCardinality()).isEqualTo(movement.newcomers());
            assertThat(InstanceState.SILENT.now(one, window).getCardinality()).isEqualTo(movement.silent());
        });
    }

    private static Movement movement(Set<Integer> who, Set<Integer> now, Set<Integer> before, Set<Integer> ever) {
        int active = 0;
        int earlier = 0;
        int newcomers = 0;
        int returned = 0;
        int silent = 0;
        for (int number : who) {
            boolean isNow = now.contains(number);
            boolean wasBefore = before.contains(number);
            active += isNow ? 1 : 0;
            earlier += wasBefore ? 1 : 0;
            newcomers += isNow && !wasBefore && !ever.contains(number) ? 1 : 0;
            returned += isNow && !wasBefore && ever.contains(number) ? 1 : 0;
            silent += wasBefore && !isNow ? 1 : 0;
        }
        return new Movement(active, earlier, newcomers, returned, silent);
    }
}
