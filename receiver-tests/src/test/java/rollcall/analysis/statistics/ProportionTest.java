package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares, their differences and their intervals, against Commons Math. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProportionTest {
    private static final int ROUNDS = 20_000;

    @Test
    void the_interval_is_that_of_Commons_Math() {
        WilsonScoreInterval reference = new WilsonScoreInterval();
        for (int of : new int[] {1, 2, 3, 7, 20, 118, 120, 4_321}) {
            for (int with = 1; with <= of; with += 1 + of / 13) {
                ConfidenceInterval wanted = reference.createInterval(of, with, 0.95);
                Proportion told = new Proportion(with, of);
                assertThat(told.low()).as("%d of %d", with, of).isCloseTo(wanted.getLowerBound(), within(1e-7));
                assertThat(told.high()).as("%d of %d", with, of).isCloseTo(wanted.getUpperBound(), within(1e-7));
            }
        }
    }

    @Test
    void of_none_it_begins_at_0_and_of_all_it_ends_at_1() {
        assertThat(new Proportion(0, 30).low()).isZero();
        assertThat(new Proportion(0, 30).high()).isBetween(0.1, 0.12);
        assertThat(new Proportion(30, 30).high()).isEqualTo(1);
        assertThat(new Proportion(1, 1).low()).isBetween(0.2, 0.21);
    }

    @Test
    void the_manual_s_example_is_right() {
        Difference told = new Difference(new Proportion(9, 120), new Proportion(4, 118));

        assertThat(told.one().low()).isCloseTo(0.040, within(5e-4));
        assertThat(told.one().high()).isCloseTo(0.136, within(5e-4));
        assertThat(told.value()).isCloseTo(0.041, within(5e-4));
        assertThat(told.low()).isCloseTo(-0.020, within(5e-4));
        assertThat(told.high()).isCloseTo(0.106, within(5e-4));
    }

    /** Newcombe's own examples, table II of his paper. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void the_interval_of_a_difference_is_Newcombe_s(int with, int of, int other, int otherOf, double low, double high) {
        Difference told = new Difference(new Proportion(with, of), new Proportion(other, otherOf));

        assertThat(told.low()).isCloseTo(low, within(1e-4));
        assertThat(told.high()).isCloseTo(high, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"120, 0.05, 118, 0.03", "40, 0.5, 400, 0.5", "60, 0.02, 60, 0.1"})
    void it_holds_the_true_difference_about_nineteen_times_of_twenty(int of, double p, int otherOf, double q) {
        Well19937c random = new Well19937c(20_261_129);
        BinomialDistribution with = new BinomialDistribution(random, of, p);
        BinomialDistribution other = new BinomialDistribution(random, otherOf, q);
        int held = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Difference told =
                    new Difference(new Proportion(with.sample(), of), new Proportion(other.sample(), otherOf));
            held += told.low() <= p - q && p - q <= told.high() ? 1 : 0;
        }

        assertThat((double) held / ROUNDS).isBetween(0.93, 0.985);
    }
}
