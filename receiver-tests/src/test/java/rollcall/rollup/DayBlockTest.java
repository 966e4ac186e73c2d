package rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("fast")
class DayBlockTest {
    @Property
    void rows_of_blocks_cover_every_day_of_a_range_once(
            @ForAll @IntRange(min = -500, max = 30_000) int from, @ForAll @IntRange(min = 0, max = 900) int more) {
        List<LocalDate> days = new ArrayList<>();
        List<DayBlock.Row> rows = DayBlock.cover(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(from + more));
        int blocks = 0;
        for (DayBlock.Row row : rows) {
            for (LocalDate first = row.first(); !first.isAfter(row.last()); first = first.plusDays(row.days())) {
                assertThat(DayBlock.of(row.days(), first.plusDays(row.days() - 1))
                                .first())
                        .isEqualTo(first);
                first.datesUntil(first.plusDays(row.days())).forEach(days::add);
                blocks++;
            }
        }

        days.sort(null);
        assertThat(days)
                .isEqualTo(LocalDate.ofEpochDay(from)
                        .datesUntil(LocalDate.ofEpochDay(from + more + 1))
                        .toList());
        assertThat(rows).hasSizeLessThanOrEqualTo(5);
        assertThat(blocks).isLessThanOrEqualTo(28 + (more + 1) / 64);
    }
}
