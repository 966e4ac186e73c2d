package rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that stand for exact ones. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PreferredNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "2, 2",
        "3, 3.15",
        "1180, 1250",
        "1118, 1000",
        "1119, 1250",
        "9, 10",
        "8.9, 8",
        "0.0301, 0.0315",
        "1000000000000000, 1000000000000000",
        "0.0000009, 0",
        "0.000001, 0.000001"
    })
    void the_nearest_number_of_the_series_stands_for_an_exact_one(BigDecimal exact, String label) {
        assertThat(PreferredNumber.of(exact)).map(PreferredNumber::label).contains(label);
        assertThat(PreferredNumber.ofLabel(label)).map(PreferredNumber::label).contains(label);
    }

    @Test
    void negative_numbers_huge_ones_and_texts_have_none() {
        assertThat(PreferredNumber.of(new BigDecimal("-1"))).isEmpty();
        assertThat(PreferredNumber.of(new BigDecimal("1e16"))).isEmpty();
        assertThat(PreferredNumber.ofLabel("1.1")).isEmpty();
        assertThat(PreferredNumber.ofLabel("(other)")).isEmpty();
    }

    @Test
    void a_number_lies_between_the_limits_of_what_stands_for_it() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal exact = BigDecimal.valueOf(Math.pow(10, -6 + 21 * random.nextDouble()));
            PreferredNumber number = PreferredNumber.of(exact).orElseThrow();

            assertThat(exact.doubleValue()).isBetween(number.low() * (1 - 1e-12), number.high() * (1 + 1e-12));
            double ratio = exact.doubleValue() / number.value().doubleValue();
            assertThat(Math.max(ratio, 1 / ratio)).isLessThan(1.132);
        }
    }
}
