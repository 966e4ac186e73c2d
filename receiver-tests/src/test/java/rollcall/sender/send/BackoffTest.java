package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class BackoffTest {
    private final Random random = new Random(1);

    @Test
    void a_tick_is_a_quarter_of_an_hour_more_or_less() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> Backoff.tick(random)))
                .allMatch(tick -> isBetween(tick, Duration.ofSeconds(810), Duration.ofSeconds(990)))
                .anyMatch(tick -> tick.compareTo(Duration.ofMinutes(14)) < 0)
                .anyMatch(tick -> tick.compareTo(Duration.ofMinutes(16)) > 0);
    }

    @Test
    void every_failure_doubles_the_wait_up_to_six_hours_and_jitter_only_shortens_it() {
        long[] minutes = {15, 30, 60, 120, 240, 360, 360, 360};
        for (int failures = 1; failures <= minutes.length; failures++) {
            Duration most = Duration.ofMinutes(minutes[failures - 1]);
            Duration wait = Backoff.after(failures, random);
            assertThat(isBetween(wait, most.multipliedBy(4).dividedBy(5), most))
                    .as(failures + ": " + wait)
                    .isTrue();
        }
        assertThat(Backoff.after(Integer.MAX_VALUE, random)).isLessThanOrEqualTo(Backoff.MOST);
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }
}
