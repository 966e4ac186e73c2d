package rollcall.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.analysis.Line;
import rollcall.analysis.Trend;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class LinesTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void a_day_that_is_not_over_is_left_out_unless_it_is_all_there_is() {
        assertThat(Lines.over(trend(5, 6, 1)).active()).containsExactly(5, 6);
        assertThat(Lines.over(trend(null, null, 1)).active()).containsExactly(null, null, 1);
    }

    @Test
    void a_long_trend_is_thinned_from_its_last_day_back_so_that_the_newest_stays() {
        Trend year = trend(IntStream.range(0, 365).boxed().toArray(Integer[]::new));

        assertThat(Lines.atMost(365, year)).isEqualTo(year);
        Trend weekly = Lines.atMost(54, year);
        assertThat(weekly.days()).hasSize(53).endsWith(FIRST.plusDays(364));
        assertThat(weekly.days().get(1)).isEqualTo(weekly.days().get(0).plusDays(7));
        assertThat(weekly.lines().get(0).counts()).isEqualTo(weekly.active());
    }

    @Test
    void the_lines_beyond_the_first_are_one_more_line_with_their_sum_and_gaps_stay_gaps() {
        List<Line> lines = List.of(
                new Line("a", Arrays.asList(1, null)),
                new Line("b", Arrays.asList(2, null)),
                new Line("c", Arrays.asList(3, null)),
                new Line("d", Arrays.asList(4, null)));

        assertThat(Lines.first(2, lines, "others"))
                .containsExactly(lines.get(0), lines.get(1), new Line("others", Arrays.asList(7, null)));
        assertThat(Lines.first(3, lines, "others")).isEqualTo(lines);
        assertThat(Lines.sums(lines, 2)).containsExactly(10, null);
        assertThat(Lines.bySize(lines).get(0).value()).isEqualTo("d");
    }

    private static Trend trend(Integer... active) {
        List<Integer> counts = Collections.unmodifiableList(Arrays.asList(active));
        List<LocalDate> days =
                IntStream.range(0, active.length).mapToObj(FIRST::plusDays).toList();
        return new Trend(days, counts, List.of(new Line("a", counts)));
    }
}
