package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.analysis.statistics.Contrast.Verdict;

/** What is said of two shares of which neither is bad, and how many instances it takes. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContrastTest {
    @ParameterizedTest
    @CsvSource({
        "82, 200, 189, 300, LESS",
        "189, 300, 82, 200, MORE",
        "10, 25, 13, 31, TOO_FEW",
        "400, 1000, 420, 1000, ALIKE",
        "0, 400, 0, 400, ALIKE",
        "400, 400, 400, 400, ALIKE",
        "19, 19, 0, 300, TOO_FEW",
        "20, 20, 0, 20, MORE"
    })
    void the_verdict_is_by_the_interval_of_the_difference(int one, int of, int other, int ofOther, Verdict verdict) {
        assertThat(contrast(one, of, other, ofOther).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"10, 25, 13, 31", "40, 100, 44, 100", "1, 20, 1, 20", "30, 100, 40, 100"})
    void as_many_as_are_enough_decide_and_fewer_do_not(int one, int of, int other, int ofOther) {
        Contrast contrast = contrast(one, of, other, ofOther);
        assertThat(contrast.verdict()).isEqualTo(Verdict.TOO_FEW);
        int enough = contrast.enough();

        assertThat(enough).isGreaterThan(Math.min(of, ofOther));
        assertThat(scaled(contrast, enough).verdict()).isNotEqualTo(Verdict.TOO_FEW);
        assertThat(scaled(contrast, enough - 1).verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    private static Contrast contrast(int one, int of, int other, int ofOther) {
        return new Contrast(new Proportion(one, of), new Proportion(other, ofOther));
    }

    private static Contrast scaled(Contrast contrast, int of) {
        return new Contrast(
                new Proportion(contrast.one().share() * of, of),
                new Proportion(contrast.other().share() * of, of));
    }
}
