package rollcall.analysis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollcall.analysis.events.EventsByHand.folded;
import static rollcall.analysis.events.EventsByHand.group;
import static rollcall.analysis.events.EventsByHand.in;
import static rollcall.analysis.events.EventsByHand.part;
import static rollcall.analysis.events.EventsByHand.range;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import rollcall.analysis.time.Range;
import rollcall.rollup.EventFleet;
import rollcall.rollup.Sent;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventUseDao;

/** Funnels against a walk of each instance by hand. */
class FunnelsTest {
    private final Funnels funnels =
            new Funnels(new EventRollupReader(Fleets.jdbi().onDemand(EventUseDao.class)));

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(100);
    }

    @Property(tries = 80)
    void a_funnel_is_walked_in_order_of_days(
            @ForAll("batches") List<Sent> batches,
            @ForAll @Size(min = 2, max = 5) List<@IntRange(max = 3) Integer> choice,
            @ForAll @IntRange(max = 99) int back) {
        EventFleet fleet = folded(batches);
        Range range = range(back, 0);
        List<String> steps = choice.stream()
                .map(List.of("open", "save", "share", "never")::get)
                .toList();

        List<Funnels.Step> answer = funnels.answer(EventsByHand.senders(fleet, range), steps);

        List<Integer> reached = byHand(in(fleet, range), steps);
        assertThat(answer).extracting(Funnels.Step::event).isEqualTo(steps);
        assertThat(answer).extracting(Funnels.Step::instances).isEqualTo(reached);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(answer.get(i).ofFirst()).isEqualTo(part(reached.get(i), reached.get(0)));
            assertThat(answer.get(i).ofPrevious()).isEqualTo(part(reached.get(i), reached.get(Math.max(0, i - 1))));
        }
    }

    @Example
    void a_funnel_has_two_to_eight_steps() {
        EventFleet fleet = new EventFleet();
        for (int steps : List.of(0, 1, 9)) {
            List<String> names = Stream.generate(() -> "open").limit(steps).toList();
            assertThatThrownBy(() -> funnels.answer(EventsByHand.senders(fleet, range(9, 0)), names))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Integer> byHand(List<EventsByHand.Happening> happenings, List<String> steps) {
        Map<Integer, List<EventsByHand.Happening>> byInstance = group(happenings, EventsByHand.Happening::instance);
        Integer[] reached = new Integer[steps.size()];
        java.util.Arrays.fill(reached, 0);
        byInstance.values().forEach(ofOne -> {
            LocalDate at = LocalDate.MIN;
            for (int i = 0; i < reached.length && at != null; i++) {
                LocalDate since = at;
                String step = steps.get(i);
                at = ofOne.stream()
                        .filter(one -> one.event().name().equals(step))
                        .map(one -> one.event().day())
                        .filter(day -> !day.isBefore(since))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
                reached[i] += at == null ? 0 : 1;
            }
        });
        return List.of(reached);
    }
}
