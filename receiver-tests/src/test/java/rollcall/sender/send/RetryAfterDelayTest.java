package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class RetryAfterDelayTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void seconds_and_dates_are_read() {
        assertThat(RetryAfterDelay.of("90", NOW)).contains(NOW.plusSeconds(90));
        assertThat(RetryAfterDelay.of(" 0 ", NOW)).contains(NOW);
        assertThat(RetryAfterDelay.of("Fri, 20 Nov 2026 12:30:00 GMT", NOW)).contains(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void a_time_that_has_passed_is_now_and_a_far_one_is_a_day_away() {
        assertThat(RetryAfterDelay.of("Fri, 20 Nov 2020 12:30:00 GMT", NOW)).contains(NOW);
        assertThat(RetryAfterDelay.of("Fri, 20 Nov 2076 12:30:00 GMT", NOW)).contains(NOW.plus(RetryAfterDelay.MOST));
        assertThat(RetryAfterDelay.of("86401", NOW)).contains(NOW.plus(RetryAfterDelay.MOST));
        assertThat(RetryAfterDelay.of("9".repeat(5_000), NOW)).contains(NOW.plus(RetryAfterDelay.MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "0x10", "Fri, 20 Nov 2026", "1 000", "٣"})
    void what_is_neither_says_nothing(String header) {
        assertThat(RetryAfterDelay.of(header, NOW)).isEmpty();
    }
}
