package rollcall.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import rollcall.report.InvalidInput;

/** The days of a range, and the points of its charts. */
@Tag("fast")
class RangeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

    @Example
    void a_range_of_n_days_is_n_whole_days_and_today_so_far() {
        Range range = Range.of("30", TODAY, LocalDate.EPOCH);

        assertThat(range.from()).isEqualTo("2026-10-28");
        assertThat(range.to()).isEqualTo(TODAY);
        assertThat(range.lastWholeDay()).isEqualTo("2026-11-26");
        assertThat(range.wholeDays()).isEqualTo(30);
        assertThat(range.isOver()).isFalse();
    }

    @Property
    void a_range_of_two_days_has_these_and_all_between_and_nothing_of_today_is_in_a_chart(
            @ForAll @IntRange(max = 3_000) int ago, @ForAll @IntRange(min = 1, max = 3_653) int length) {
        LocalDate to = TODAY.minusDays(ago);
        LocalDate from = to.minusDays(length - 1L);

        Range range = Range.of(Range.named(from.toString(), to.toString()), TODAY, LocalDate.EPOCH);

        assertThat(range.eachDay()).hasSize(length).startsWith(from).endsWith(to);
        assertThat(range.isOver()).isEqualTo(ago > 0);
        assertThat(range.wholeDays()).isEqualTo(ago > 0 ? length : length - 1);
        if (range.wholeDays() > 0) {
            Points points = Points.of(range, 120);
            assertThat(points.ends().get(points.ends().size() - 1))
                    .isEqualTo(range.lastWholeDay())
                    .isBefore(TODAY);
            assertThat(points.ends().get(0)).isAfterOrEqualTo(from);
            assertThat(points.from()).isBefore(from.plusDays(points.span()));
            List<LocalDate> apart = apart(points);
            LocalDate until = apart.get(apart.size() - 1);
            long days = ChronoUnit.DAYS.between(from, until) + 1;
            assertThat((long) points.span() * apart.size())
                    .isBetween(days - points.span() + 1, days + points.span() - 1);
            assertThat(until).isAfter(range.lastWholeDay().minusDays(points.span()));
        } else {
            assertThat(Points.of(range, 120).ends()).containsExactly(TODAY);
        }
    }

    @Property
    void days_before_the_first_data_are_left_out_but_never_a_day_that_has_data(
            @ForAll @IntRange(max = 500) int ago,
            @ForAll @IntRange(min = 1, max = 500) int length,
            @ForAll @IntRange(max = 1_500) int firstAgo) {
        LocalDate to = TODAY.minusDays(ago);
        LocalDate from = to.minusDays(length - 1L);
        LocalDate firstDay = TODAY.minusDays(firstAgo);

        Range range = Range.of(Range.named(from.toString(), to.toString()), TODAY, firstDay);

        assertThat(range.to()).isEqualTo(to);
        assertThat(range.from()).isAfterOrEqualTo(from);
        assertThat(range.from()).isBeforeOrEqualTo(firstDay.isBefore(from) || firstDay.isAfter(to) ? from : firstDay);
        assertThat(range.beginsLate(firstDay)).isEqualTo(firstDay.isAfter(from));
    }

    @Example
    void what_is_no_range_is_rejectd_with_the_reason() {
        for (String[] each : new String[][] {
            {"14", "no such range"},
            {"2026-11-01", "no such range"},
            {"2026-11-01..", "no such range"},
            {"2026-11-1..2026-11-2", "no such range"},
            {"2026-11-31..2026-12-01", "no such day"},
            {"2026-11-02..2026-11-01", "ends before it begins"},
            {"2026-11-02..2026-11-28", "ends after today, which is 2026-11-27"},
            {"1999-12-31..2000-01-31", "before 2000-01-01"},
            {"2016-10-31..2026-11-01", "longer than ten years"},
            {"+2026-11-01..2026-11-02", "no such range"}
        }) {
            assertThatThrownBy(() -> Range.of(each[0], TODAY, null))
                    .as(each[0])
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(each[1]);
        }
    }

    /** The points of which no two share days: of 28 days the last one may share some with the one before, all others end on a Sunday. */
    private static List<LocalDate> apart(Points points) {
        List<LocalDate> ends = points.ends();
        int last = ends.size() - 1;
        boolean shares = last > 0 && !ends.get(last).minusDays(points.span()).equals(ends.get(last - 1));
        List<LocalDate> apart = shares ? ends.subList(0, last) : ends;
        for (int i = 1; i < apart.size(); i++) {
            assertThat(apart.get(i - 1)).isEqualTo(apart.get(i).minusDays(points.span()));
        }
        if (points.span() == 28) {
            assertThat(apart).allSatisfy(end -> assertThat(end.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY));
        } else {
            assertThat(apart).isEqualTo(ends);
        }
        return apart;
    }
}
