package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, their intervals and where they reach a height, against the regression and the distributions of Commons Math. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinearFitTest {
    private static final int ROUNDS = 5_000;

    @Test
    void quantiles_are_those_of_student() {
        for (int degrees = StudentT.FEWEST; degrees < 100; degrees++) {
            assertThat(StudentT.quantile(degrees))
                    .isCloseTo(new TDistribution(degrees).inverseCumulativeProbability(0.975), within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 14, 28, 365})
    void the_line_and_its_errors_are_those_of_simple_regression(int points) {
        Well19937c random = new Well19937c(points);
        for (int round = 0; round < 50; round++) {
            double[] x = new double[points];
            double[] y = new double[points];
            SimpleRegression wanted = new SimpleRegression();
            for (int i = 0; i < points; i++) {
                x[i] = 20_000 + i + (i > points / 2 ? 3 : 0);
                y[i] = 2 - 0.03 * i + 0.2 * random.nextGaussian();
                wanted.addData(x[i], y[i]);
            }
            LinearFit fit = LinearFit.of(x, y);
            double wider = Math.sqrt((1 + fit.correlation()) / (1 - fit.correlation()));

            assertThat(fit.slope()).isCloseTo(wanted.getSlope(), within(1e-9));
            assertThat(fit.at(20_003)).isCloseTo(wanted.predict(20_003), within(1e-6));
            assertThat(fit.variance()).isCloseTo(wanted.getMeanSquareError(), within(1e-9));
            assertThat(fit.slopes().high() - fit.slope())
                    .isCloseTo(wanted.getSlopeConfidenceInterval() * wider, within(1e-4));
            assertThat(fit.at(fit.reaches(-2))).isCloseTo(-2, within(1e-9));
        }
    }

    @Test
    void at_the_ends_of_the_interval_the_band_around_the_line_holds_the_height_just_so() {
        Well19937c random = new Well19937c(7);
        double[] x = new double[28];
        double[] y = new double[28];
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = -0.05 * i + 0.1 * random.nextGaussian();
            line.addData(x[i], y[i]);
        }
        LinearFit fit = LinearFit.of(x, y);
        LinearFit.Interval between = fit.reachesBetween(-3);

        assertThat(fit.isSteep()).isTrue();
        assertThat(fit.reaches(-3)).isBetween(between.low(), between.high());
        double wider = (1 + fit.correlation()) / (1 - fit.correlation());
        double quantile = new TDistribution(26).inverseCumulativeProbability(0.975);
        for (double end : new double[] {between.low(), between.high()}) {
            double error = Math.sqrt(line.getMeanSquareError()
                    * wider
                    * (1.0 / 28 + (end - 13.5) * (end - 13.5) / line.getXSumSquares()));
            assertThat(Math.abs(line.predict(end) + 3)).isCloseTo(quantile * error, within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void the_interval_holds_the_true_place_about_nineteen_times_of_twenty(double correlation) {
        Well19937c random = new Well19937c(20_261_129);
        double[] x = new double[28];
        Arrays.setAll(x, i -> i);
        int held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] y = new double[x.length];
            double deviation = random.nextGaussian();
            for (int i = 0; i < y.length; i++) {
                deviation = correlation * deviation + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                y[i] = -0.05 * i + 0.05 * deviation;
            }
            LinearFit.Interval between = LinearFit.of(x, y).reachesBetween(-3);
            held += between.low() <= 60 && 60 <= between.high() ? 1 : 0;
        }

        assertThat((double) held / ROUNDS).isBetween(0.87, 0.985);
    }

    @Test
    void a_line_without_deviations_is_steep_and_one_of_chance_is_not() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        assertThat(LinearFit.of(x, new double[] {7, 6, 5, 4, 3, 2, 1, 0}).isSteep())
                .isTrue();
        assertThat(LinearFit.of(x, new double[] {1, 1, 1, 1, 1, 1, 1, 1}).isSteep())
                .isFalse();
        assertThat(LinearFit.of(x, new double[] {1, -1, 2, -2, 1.5, -1, 1, -1}).isSteep())
                .isFalse();
    }
}
