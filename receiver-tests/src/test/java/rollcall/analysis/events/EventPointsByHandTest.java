package rollcall.analysis.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.rollup.EventFleet;
import rollcall.rollup.Sent;

/** The points of an event's charts against the events themselves. */
class EventPointsByHandTest {
    private static final int TRIES = 40;
    private static final LocalDate TODAY = EventFleet.TODAY;

    private final EventUse use = EventsByHand.use();

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(100);
    }

    @Property(tries = TRIES)
    void a_point_has_all_who_sent_it_on_any_of_its_days_and_the_sum_of_its_events(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(max = 6) int openedDaysAgo,
            @ForAll @IntRange(min = 3, max = 120) int most) {
        EventFleet fleet = EventsByHand.folded(batches);
        LocalDate today = TODAY.minusDays(openedDaysAgo);
        Range range = Range.of("all", today, TODAY.minusDays(99));
        for (String name : List.of("open", "save", "share")) {
            EventDays.OverTime trend =
                    use.days().points(EventsByHand.senders(fleet, range), name, range, new EventDays.Most(most, 1_000));
            Trend daily = trend.daily();
            for (int i = 0; i < daily.days().size(); i++) {
                LocalDate end = daily.days().get(i);
                LocalDate from = end.minusDays(daily.span() - 1L);
                Set<Integer> senders = new HashSet<>();
                Map<String, Set<Integer>> versions = new HashMap<>();
                int events = 0;
                for (EventsByHand.Happening one : EventsByHand.all(fleet)) {
                    LocalDate day = one.event().day();
                    if (one.event().name().equals(name) && !day.isBefore(from) && !day.isAfter(end)) {
                        senders.add(one.instance());
                        events++;
                        versions.computeIfAbsent(one.version(), none -> new HashSet<>())
                                .add(one.instance());
                    }
                }
                assertThat(daily.active().get(i)).isEqualTo(senders.size());
                assertThat(daily.lines().get(0).counts().get(i)).isEqualTo(events);
                for (Trend.Line trendLine : trend.versions().lines()) {
                    assertThat(trendLine.counts().get(i))
                            .isEqualTo(versions.getOrDefault(trendLine.value(), Set.of())
                                    .size());
                }
            }
        }
    }

    @Property(tries = TRIES)
    void an_earlier_point_counts_the_events_of_its_days_and_is_a_gap_before_the_first_event(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(min = 1, max = 60) int most) {
        EventFleet fleet = EventsByHand.folded(batches);
        LocalDate firstDay = use.firstDay(EventsByHand.product(fleet));
        for (String comparison : Comparison.NAMES) {
            LocalDate today = comparison.equals(Comparison.YEAR) ? TODAY.plusDays(Comparison.YEAR_DAYS) : TODAY;
            String name = Range.named(
                    today.minusDays(days).toString(), today.minusDays(1).toString());
            Range range = Range.of(name, today, today.minusDays(10_000));
            EventDays.OverTime now = use.days()
                    .points(EventsByHand.senders(fleet, range), "open", range, new EventDays.Most(most, 1_000));
            EventDays.OverTime earlier = use.days()
                    .earlier(EventsByHand.senders(fleet, range), "open", Comparison.of(comparison, range), now);
            assertThat(earlier.versions().lines().stream().map(Trend.Line::value))
                    .containsAll(now.versions().lines().stream()
                            .map(Trend.Line::value)
                            .toList());
            for (int i = 0; i < now.daily().days().size(); i++) {
                LocalDate end = now.daily()
                        .days()
                        .get(i)
                        .minusDays(comparison.equals(Comparison.YEAR) ? Comparison.YEAR_DAYS : days);
                assertThat(earlier.daily().days().get(i)).isEqualTo(end);
                requireEarlier(fleet, earlier, i, end, firstDay == null || end.isBefore(firstDay));
            }
        }
    }

    private static void requireEarlier(
            EventFleet fleet, EventDays.OverTime earlier, int point, LocalDate end, boolean gap) {
        LocalDate from = end.minusDays(earlier.daily().span() - 1L);
        List<EventsByHand.Happening> here = EventsByHand.all(fleet).stream()
                .filter(one -> one.event().name().equals("open"))
                .filter(one ->
                        !one.event().day().isBefore(from) && !one.event().day().isAfter(end))
                .toList();
        assertThat(earlier.daily().active().get(point))
                .isEqualTo(gap ? null : EventsByHand.instances(here).size());
        assertThat(earlier.daily().lines().get(0).counts().get(point)).isEqualTo(gap ? null : here.size());
        for (Trend.Line version : earlier.versions().lines()) {
            int with = EventsByHand.instances(here.stream()
                            .filter(one -> version.value().equals(one.version()))
                            .toList())
                    .size();
            assertThat(version.counts().get(point)).isEqualTo(gap ? null : with);
        }
    }
}
