package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.MovableClock;

/** Each day's rows have a place of their own, whatever happened to it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartitionTest {
    private static final RecordedCase HEARTBEAT =
            RecordedCase.read(Path.of("src", "test", "resources", "wire", "eventyay"), "c-postgres-docker");

    @Test
    void a_partition_that_went_while_the_server_ran_is_made_again() throws Exception {
        try (Receiver receiver = new Receiver(new MovableClock(Instant.parse("2026-11-20T03:15:00Z")))) {
            assertThat(accepted(receiver)).isEqualTo(200);
            receiver.execute("DROP TABLE heartbeat_20261120");

            assertThat(accepted(receiver)).isEqualTo(200);

            assertThat(receiver.column("SELECT day FROM heartbeat")).containsExactly("2026-11-20");
        }
    }

    @Test
    void a_heartbeat_around_midnight_goes_into_the_day_of_its_receipt() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-20T23:59:59.999Z"));
        try (Receiver receiver = new Receiver(clock)) {
            assertThat(accepted(receiver)).isEqualTo(200);
            clock.move(Duration.ofMillis(1));
            assertThat(accepted(receiver)).isEqualTo(200);

            assertThat(receiver.column("SELECT day FROM heartbeat ORDER BY day"))
                    .containsExactly("2026-11-20", "2026-11-21");
        }
    }

    /** For a product of its own each time, so that no window is in the way. */
    private static int accepted(Receiver receiver) throws Exception {
        return receiver.send(HEARTBEAT, receiver.key(receiver.product("eventyay")))
                .statusCode();
    }
}
