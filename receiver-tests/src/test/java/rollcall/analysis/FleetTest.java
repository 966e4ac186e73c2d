package rollcall.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tag;

/** Generated fleets are worth asking about: what the definitions tell apart comes about in them. */
@Tag("fast")
class FleetTest {
    private static final int FLEETS = 160;

    private final Map<String, Integer> seen = new HashMap<>();

    @Example
    void every_habit_and_every_outcome_is_there() {
        // Always the same: this is about what is generated, and not about what is asked of it.
        Random random = new Random(11);
        RandomGenerator<Fleet> fleets = Fleet.any().generator(FLEETS);
        for (int i = 0; i < FLEETS; i++) {
            look(fleets.next(random).value());
        }

        for (Habit habit : Habit.values()) {
            assertThat(seen.getOrDefault(habit.name(), 0)).as(habit.name()).isGreaterThan(20);
        }
        for (String outcome : List.of("new", "silent", "returned", "half", "taken back", "no version", "forgotten")) {
            assertThat(seen.getOrDefault(outcome, 0)).as(outcome).isGreaterThan(4);
        }
    }

    private void look(Fleet fleet) {
        Recount recount = new Recount(fleet.rows(1));
        fleet.lives().forEach(life -> see(life.habit().name(), true));
        LocalDate today = fleet.today();
        fleet.someDays().forEach(day -> lookAt(recount, day));
        see("forgotten", fleet.lives().stream().anyMatch(life -> life.forgotten(fleet) != null));
        see("no version", Recount.unusable(recount.latest(today.minusDays(7), today)) > 0);
        for (String version : recount.versions(today)) {
            boolean has = recount.daysToHalf(version, today) != null;
            see("half", has);
            see(
                    "taken back",
                    !has && fleet.someDays().stream().anyMatch(day -> recount.daysToHalf(version, day) != null));
        }
    }

    private void lookAt(Recount recount, LocalDate today) {
        Set<Integer> active = recount.active(today.minusDays(30), today);
        Set<Integer> before = recount.active(today.minusDays(60), today.minusDays(31));
        Set<Integer> newcomers = recount.newcomers(today.minusDays(30), today);
        Set<Integer> returned = new HashSet<>(active);
        returned.removeAll(before);
        returned.removeAll(newcomers);
        see("new", !newcomers.isEmpty());
        see("silent", !active.containsAll(before));
        see("returned", !returned.isEmpty());
    }

    private void see(String what, boolean is) {
        seen.merge(what, is ? 1 : 0, Integer::sum);
    }
}
