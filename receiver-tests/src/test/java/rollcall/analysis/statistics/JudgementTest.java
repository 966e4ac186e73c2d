package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.analysis.statistics.Judgement.Verdict;

/** What is said of two shares, and how many instances it takes. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgementTest {
    @ParameterizedTest
    @CsvSource({
        "9, 120, 4, 118, TOO_FEW",
        "90, 1200, 40, 1180, WORSE",
        "40, 1200, 40, 1180, NO_WORSE",
        "10, 1200, 40, 1180, NO_WORSE",
        "0, 200, 0, 200, NO_WORSE",
        "0, 60, 0, 60, TOO_FEW",
        "1, 1, 0, 118, TOO_FEW",
        "19, 19, 0, 19, TOO_FEW",
        "20, 20, 0, 20, WORSE",
        "0, 0, 0, 0, TOO_FEW",
        "200, 200, 200, 200, NO_WORSE"
    })
    void the_verdict_is_by_the_interval_of_the_difference(int now, int of, int before, int ofBefore, Verdict verdict) {
        assertThat(judged(now, of, before, ofBefore).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"9, 120, 4, 118", "30, 400, 20, 400", "0, 60, 0, 60", "5, 30, 5, 30"})
    void as_many_as_are_enough_decide_and_fewer_do_not(int now, int of, int before, int ofBefore) {
        Judgement judged = judged(now, of, before, ofBefore);
        assertThat(judged.verdict()).isEqualTo(Verdict.TOO_FEW);
        int enough = judged.enough();

        assertThat(enough).isGreaterThan(Math.min(of, ofBefore));
        assertThat(scaled(judged, enough).verdict()).isNotEqualTo(Verdict.TOO_FEW);
        assertThat(scaled(judged, enough - 1).verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void of_nobody_it_says_how_many_it_takes_if_nobody_has_it() {
        assertThat(judged(0, 0, 0, 0).enough()).isEqualTo(73);
        assertThat(judged(1, 1, 0, 1).enough()).isEqualTo(73);
    }

    private static Judgement judged(int now, int of, int before, int ofBefore) {
        return new Judgement(new Proportion(now, of), new Proportion(before, ofBefore));
    }

    private static Judgement scaled(Judgement judged, int of) {
        return new Judgement(
                new Proportion(judged.now().share() * of, of),
                new Proportion(judged.before().share() * of, of));
    }
}
