package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ratio of two shares and its interval, against the distributions of Commons Math. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftTest {
    private static final int ROUNDS = 20_000;

    @Test
    void the_manual_s_example_is_right() {
        Lift lift = new Lift(30, 60, 40, 200);

        assertThat(lift.ratio()).isCloseTo(2.5, within(1e-12));
        assertThat(lift.low()).isCloseTo(1.72, within(0.01));
        assertThat(lift.high()).isCloseTo(3.64, within(0.01));
    }

    @Test
    void the_ends_are_those_of_a_normal_logarithm() {
        Lift lift = new Lift(12, 80, 7, 90);
        double error = Math.sqrt(1.0 / 12 - 1.0 / 80 + 1.0 / 7 - 1.0 / 90);
        NormalDistribution logarithm = new NormalDistribution(Math.log(lift.ratio()), error);

        assertThat(Math.log(lift.low())).isCloseTo(logarithm.inverseCumulativeProbability(0.025), within(1e-7));
        assertThat(Math.log(lift.high())).isCloseTo(logarithm.inverseCumulativeProbability(0.975), within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"60, 0.5, 200, 0.2", "300, 0.1, 500, 0.1", "40, 0.3, 1000, 0.15"})
    void the_interval_holds_the_true_ratio_about_nineteen_times_of_twenty(int of, double p, int otherOf, double q) {
        Well19937c random = new Well19937c(20_261_129);
        BinomialDistribution with = new BinomialDistribution(random, of, p);
        BinomialDistribution otherWith = new BinomialDistribution(random, otherOf, q);
        int held = 0;
        int drawn = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Lift lift = new Lift(with.sample(), of, otherWith.sample(), otherOf);
            if (lift.hasEnough()) {
                drawn++;
                held += lift.low() <= p / q && p / q <= lift.high() ? 1 : 0;
            }
        }

        assertThat((double) held / drawn).isBetween(0.935, 0.975);
    }

    @Test
    void a_value_that_nobody_else_has_is_at_least_so_many_times_as_frequent() {
        assertThat(new Lift(30, 60, 40, 200).least()).isEqualTo(new Lift(30, 60, 40, 200).low());
        Lift only = new Lift(20, 60, 0, 200);
        assertThat(only.least()).isCloseTo(0.22728 / 0.018846, within(0.01));
        assertThat(new Lift(20, 60, 2, 10).least()).isLessThan(1);
        assertThat(new Lift(5, 5, 0, 1).least()).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({"60, 0.5, 40, 0.02", "300, 0.1, 50, 0.05", "40, 0.3, 1000, 0.002"})
    void the_bound_for_few_is_above_the_true_ratio_in_less_than_one_case_of_twenty(
            int of, double p, int otherOf, double q) {
        Well19937c random = new Well19937c(20_261_130);
        BinomialDistribution with = new BinomialDistribution(random, of, p);
        BinomialDistribution otherWith = new BinomialDistribution(random, otherOf, q);
        int above = 0;
        for (int i = 0; i < ROUNDS; i++) {
            above += new Lift(with.sample(), of, otherWith.sample(), otherOf).least() > p / q ? 1 : 0;
        }

        assertThat((double) above / ROUNDS).isLessThan(0.05);
    }

    @Test
    void fewer_than_five_on_a_side_are_not_enough() {
        assertThat(new Lift(5, 60, 5, 200).hasEnough()).isTrue();
        assertThat(new Lift(4, 60, 40, 200).hasEnough()).isFalse();
        assertThat(new Lift(30, 60, 4, 200).hasEnough()).isFalse();
    }
}
