package rollcall.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;

/** Who is active, new, silent and back, in generated fleets and day by day, against a count of their raw rows. */
class ActiveByHandTest {
    private static final int TRIES = 12;

    private final ActiveInstances activeInstances = new ActiveInstances();

    @Property(tries = TRIES)
    void active_in_so_many_days_is_who_reported_in_as_many_whole_days_and_today_so_far(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            requireNumbers(overview(stored, today), recount, today);
        }
    }

    @Property(tries = TRIES)
    void whoever_was_heard_less_than_seven_days_ago_to_the_second_is_active_in_seven_days(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        LocalDate today = fleet.today();

        Overview overview = overview(stored, today);

        Set<Integer> heard = recount.heardSince(fleet.asked().minusDays(7), today);
        Set<Integer> before = recount.heardSince(fleet.asked().minusDays(8), today);
        assertThat(overview.active7()).isBetween(heard.size(), before.size());
        assertThat(overview.month().active())
                .isBetween(
                        recount.heardSince(fleet.asked().minusDays(30), today).size(),
                        recount.heardSince(fleet.asked().minusDays(31), today).size());
    }

    @Property(tries = TRIES)
    void each_day_has_who_reported_on_it_and_whose_first_day_it_was(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();

        Trend daily = overview(stored, fleet.today()).daily();

        assertThat(daily.days()).contains(fleet.today());
        for (int i = 0; i < daily.days().size(); i++) {
            LocalDate day = daily.days().get(i);
            int active = recount.active(day, day).size();
            int newcomers = recount.newcomers(day, day).size();
            assertThat(daily.active().get(i)).isEqualTo(active == 0 ? null : active);
            assertThat(daily.lines().get(0).counts().get(i)).isEqualTo(active == 0 ? null : newcomers);
        }
    }

    @Property(tries = TRIES)
    void a_point_has_all_who_reported_on_any_of_its_days_and_all_who_were_new_on_them(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            Range range = Range.of("all", today, firstDay(stored));
            boolean before = !recount.active(LocalDate.MIN, today.minusDays(1)).isEmpty();
            for (int span : List.of(1, 7, 28)) {
                int most = span == 28 ? 1 : (range.days() + span - 2) / span;
                Trend trend = activeInstances.points(Asked.of(stored.product(), today), range, most);

                assertThat(trend.days().get(trend.days().size() - 1)).isEqualTo(before ? today.minusDays(1) : today);
                for (int i = 0; i < trend.days().size(); i++) {
                    LocalDate end = trend.days().get(i);
                    LocalDate from = end.minusDays(trend.span() - 1L);
                    int active = recount.active(from, end).size();
                    int newcomers = recount.sumOfNewcomers(from, end);
                    assertThat(trend.active().get(i)).isEqualTo(active == 0 ? null : active);
                    assertThat(trend.lines().get(0).counts().get(i)).isEqualTo(active == 0 ? null : newcomers);
                }
            }
        }
    }

    @Property(tries = TRIES / 2)
    void who_asks_again_is_told_what_came_since_also_on_days_that_are_over(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.inPart(fleet);
        for (LocalDate today : fleet.someDays()) {
            overview(stored, today);
        }
        stored.addLate();
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            requireNumbers(overview(stored, today), recount, today);
        }
    }

    private static void requireNumbers(Overview overview, Recount recount, LocalDate today) {
        assertThat(overview.activeToday())
                .isEqualTo(recount.active(today, today).size());
        assertThat(overview.active7())
                .isEqualTo(recount.active(today.minusDays(7), today).size());
        assertThat(overview.active7Before())
                .isEqualTo(
                        recount.active(today.minusDays(14), today.minusDays(8)).size());
        requireMovement(overview.month(), recount, today.minusDays(30), today);
        requireMovement(overview.monthBefore(), recount, today.minusDays(60), today.minusDays(31));
        assertThat(overview.month().before()).isEqualTo(overview.monthBefore().active());
    }

    /** How a window came from the 30 whole days before it. */
    private static void requireMovement(Movement movement, Recount recount, LocalDate from, LocalDate to) {
        Set<Integer> active = recount.active(from, to);
        Set<Integer> before = recount.active(from.minusDays(30), from.minusDays(1));
        Set<Integer> newcomers = recount.newcomers(from, to);
        Set<Integer> silent = new HashSet<>(before);
        silent.removeAll(active);
        Set<Integer> returned = new HashSet<>(active);
        returned.removeAll(before);
        returned.removeAll(newcomers);

        assertThat(movement.active()).isEqualTo(active.size());
        assertThat(movement.before()).isEqualTo(before.size());
        assertThat(movement.newcomers()).isEqualTo(newcomers.size());
        assertThat(movement.silent()).isEqualTo(silent.size());
        assertThat(movement.returned()).isEqualTo(returned.size());
        assertThat(movement.active())
                .isEqualTo(movement.before() + movement.newcomers() + movement.returned() - movement.silent());
    }

    private Overview overview(StoredFleet stored, LocalDate today) {
        return activeInstances.overview(Asked.of(stored.product(), today), Range.of("30", today, firstDay(stored)));
    }

    private static LocalDate firstDay(StoredFleet stored) {
        return Asked.of(stored.product(), LocalDate.EPOCH).firstDay();
    }
}
