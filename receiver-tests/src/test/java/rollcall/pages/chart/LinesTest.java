package rollcall.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.analysis.trends.Trend;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class LinesTest {
    private static final List<Trend.Line> LINES = List.of(
            new Trend.Line("9-nightly", Arrays.asList(1, 1, null)),
            new Trend.Line("3.0.1", Arrays.asList(0, 11, null)),
            new Trend.Line("2.9-nightly", Arrays.asList(1, 0, null)),
            new Trend.Line("3.0.0", Arrays.asList(12, 2, null)),
            new Trend.Line("2.8-nightly", Arrays.asList(0, 1, null)));

    private static final Trend TREND = trend(LINES.get(1), LINES.get(3));

    @Test
    void versions_keep_their_order_and_the_others_are_told_in_words() {
        Lines lines = Lines.versions(TREND);

        assertThat(lines.shown())
                .containsExactly(LINES.get(1), LINES.get(3), new Trend.Line("other", Arrays.asList(2, 2, null)));
        assertThat(lines.rest()).isEqualTo("other: 3 versions, at most 1\u00a0instance each.");
    }

    @Test
    void values_are_the_largest_first() {
        assertThat(Lines.largest(TREND).shown())
                .containsExactly(LINES.get(3), LINES.get(1), new Trend.Line("others", Arrays.asList(2, 2, null)));
        assertThat(Lines.largest(TREND).rest()).isEqualTo("others: 3 values, at most 1\u00a0instance each.");
    }

    @Test
    void names_of_which_an_instance_has_several_have_no_sum() {
        assertThat(Lines.names(TREND))
                .isEqualTo(new Lines(List.of(LINES.get(3), LINES.get(1)), "The 2 most frequent of 5 names."));
    }

    private static Trend trend(Trend.Line... lines) {
        List<LocalDate> days = List.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), LocalDate.EPOCH.plusDays(2));
        return new Trend(
                1,
                days,
                Arrays.asList(20, 20, null),
                Arrays.asList(14, 15, null),
                Arrays.asList(0, 0, null),
                List.of(lines),
                new Trend.Others(3, 1));
    }
}
