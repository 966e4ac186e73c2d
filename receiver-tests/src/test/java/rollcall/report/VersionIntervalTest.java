package rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of versions, as they are written and what they contain. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VersionIntervalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[2.0,2.2.4) 2.0 true",
                "[2.0,2.2.4) v2.0.0 true",
                "[2.0,2.2.4) 2.2.4 false",
                "[2.0,2.2.4) 2.2.4-rc1 true",
                "[2.0,2.2.4) 2.0-rc1 false",
                "[2.0,2.2.4) 2.10 false",
                "(2.0,2.2.4] 2.0 false",
                "(2.0,2.2.4] 2.2.4 true",
                "[,2.3.1) 0.1 true",
                "[,2.3.1) 2.3.1 false",
                "(2.0,) 3 true",
                "[2.0,2.0] 2.0.0 true",
                "[3.0,2.0] 2.5 false"
            })
    void an_end_belongs_to_it_after_a_square_bracket_alone(String interval, String version, boolean contained) {
        assertThat(VersionInterval.of(interval).orElseThrow().contains(new Version(version)))
                .isEqualTo(contained);
        assertThat(VersionInterval.of(interval).orElseThrow()).hasToString(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[,]", "(,)", "[2.0", "2.0,3.0", "[1,2,3]", "[[1,2]", "(none)", "[1;2]", "[1,\n2]"})
    void all_else_is_none(String text) {
        assertThat(VersionInterval.of(text)).isEmpty();
    }
}
