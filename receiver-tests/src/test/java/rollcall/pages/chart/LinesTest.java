package rollcall.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    @Test
    void versions_are_those_of_most_instances_in_their_order_and_the_others_are_told_in_words() {
        Lines lines = Lines.versions(2, LINES);

        assertThat(lines.shown())
                .containsExactly(LINES.get(1), LINES.get(3), new Trend.Line("other", Arrays.asList(2, 2, null)));
        assertThat(lines.rest()).isEqualTo("other: 3 versions, at most 1\u00a0instance each.");
    }

    @Test
    void of_two_versions_of_as_many_instances_the_newer_one_is_shown() {
        List<Trend.Line> nightlies = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            nightlies.add(new Trend.Line("n" + i, List.of(1)));
        }

        assertThat(Lines.versions(2, nightlies).shown())
                .containsExactly(
                        new Trend.Line("n0", List.of(1)),
                        new Trend.Line("n1", List.of(1)),
                        new Trend.Line("other", List.of(498)));
    }

    @Test
    void values_are_the_largest_first_and_one_line_too_many_needs_no_sum() {
        assertThat(Lines.largest(2, LINES).shown())
                .containsExactly(LINES.get(3), LINES.get(1), new Trend.Line("others", Arrays.asList(2, 2, null)));
        assertThat(Lines.largest(2, LINES).rest()).isEqualTo("others: 3 values, at most 1\u00a0instance each.");
        assertThat(Lines.versions(4, LINES)).isEqualTo(new Lines(LINES, ""));
        assertThat(Lines.largest(4, LINES).shown()).containsExactlyInAnyOrderElementsOf(LINES);
    }

    @Test
    void names_of_which_an_instance_has_several_have_no_sum() {
        assertThat(Lines.names(2, LINES))
                .isEqualTo(new Lines(List.of(LINES.get(3), LINES.get(1)), "The 2 most frequent of 5 names."));
        assertThat(Lines.names(5, LINES).rest()).isEmpty();
    }
}
