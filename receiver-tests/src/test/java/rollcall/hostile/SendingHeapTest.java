package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.Outbox;
import rollcall.support.ServerProcess;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.sender.TestInstance;

/** A full outbox leaves by a process with little memory. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingHeapTest {
    /** What a server needs to live, and a page of at most 8 MiB of rows; not all that waits. Out of memory, the process ends. */
    private static final Map<String, String> LITTLE =
            Map.of("ROLLCALL_JAVA_OPTS", "-XX:-UseG1GC -XX:+UseSerialGC -Xms32m -Xmx96m");

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"ROLLCALL, rollcall, /", "PENPOT, penpot, /ingest/penpot"})
    void a_hundred_thousand_events_leave_in_bounded_memory(Protocol wire, String preset, String path) throws Exception {
        String url = TestDatabase.fresh();
        try (Wiring receiver = TestServer.start(Clock.systemUTC(), url);
                TestProducts products = TestProducts.at(url);
                ServerProcess sender = ServerProcess.start(directory, LITTLE, "--agent-key", TestInstance.AGENT_KEY);
                TestProducts database = TestProducts.in(directory);
                TestInstance instance = TestInstance.of(sender, database)) {
            String key = products.key(products.product(preset));
            instance.reports(TelemetryLevel.DETAILED, wire, TestServer.at(receiver, path), key);
            instance.happen(1, 1);
            fill(database);
            assertThat(instance.waiting()).isEqualTo(Outbox.MOST);

            long begin = System.nanoTime();
            database.execute("UPDATE sender_state SET next_tick_at = now()");
            ServerProcess.await("the first page", () -> instance.waiting() < Outbox.MOST);
            ServerProcess.await("half of it", () -> instance.waiting() <= Outbox.MOST / 2);
            ServerProcess.await("all of it", () -> instance.waiting() == 0);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            System.out.println(wire + ": 100,000 events were sent in " + took.toMillis() + " ms");
            assertThat(took).isLessThan(LONGEST);
            assertThat(sender.health()).isEqualTo(200);
            assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(Outbox.MOST);
            assertThat(products.number("SELECT count(DISTINCT properties::jsonb) FROM event"))
                    .isEqualTo(Outbox.MOST);
            assertThat(instance.log()).hasSize(11).allMatch(line -> line.endsWith(": 200"));
        }
    }

    /** The event that came through the door, again and again with other values, three of them identifiers. */
    private static void fill(TestProducts database) {
        database.execute("""
                INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
                SELECT created_at, source, type, name, profile,
                       json_build_object('step', number, 'file', gen_random_uuid(), 'page', gen_random_uuid(),
                                         'team', gen_random_uuid(), 'width', number % 97, 'height', number % 89,
                                         'open', number % 2 = 0),
                       context
                FROM audit_log
                CROSS JOIN generate_series(2, 100000) AS number
                """);
    }
}
