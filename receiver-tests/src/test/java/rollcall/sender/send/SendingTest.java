package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.report.Product;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.Send;
import rollcall.support.MovableClock;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.sender.TestInstance;

/** What goes out when all is well: from one Rollcall to another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingTest {
    private final MovableClock clock = MovableClock.atNoon();
    private Wiring receiver;
    private TestProducts products;
    private String key;
    private TestInstance instance;

    @BeforeEach
    void start() {
        String receiverUrl = TestDatabase.fresh();
        receiver = TestServer.start(clock, receiverUrl);
        products = TestProducts.at(receiverUrl);
        Product product = products.product("rollcall");
        key = products.key(product);
        instance = TestInstance.start(clock);
    }

    @AfterEach
    void stop() {
        instance.close();
        products.close();
        receiver.close();
    }

    @Test
    void a_heartbeat_and_events_arrive_and_nothing_is_due_any_more() {
        reports(TelemetryLevel.DETAILED);
        instance.happen(1, 25);
        instance.pagesOf(10);

        assertThat(instance.shipping().now("ada")).isEqualTo(new RunReport("Sent: a heartbeat and 25 events.", true));

        assertThat(products.column("SELECT version || ' ' || instance_id FROM heartbeat"))
                .containsExactly("2.1.0 " + instance.settings().instanceId());
        assertThat(arrived()).isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(instance.waiting()).isZero();
        assertThat(instance.log()).containsExactly("heartbeat: 200", "events: 200", "events: 200");
        assertThat(instance.sends()).allMatch(Send::byHand).allMatch(send -> send.bytes() > 0);
        assertThat(instance.sends()).extracting(Send::events).containsExactly(15, 10, 0);
        assertThat(instance.shipping().now("ada").message()).startsWith("Nothing is due before the next heartbeat on ");
        assertThat(instance.sends()).hasSize(3);
    }

    @Test
    void every_quarter_of_an_hour_it_is_looked_what_is_due() {
        reports(TelemetryLevel.DETAILED);
        instance.happen(1, 3);
        ServerProcess.await("a time", () -> instance.nextAt().isPresent());
        assertThat(instance.log()).isEmpty();
        assertThat(instance.nextAt().orElseThrow())
                .isBetween(clock.instant().plusSeconds(13 * 60), clock.instant().plusSeconds(17 * 60));

        instance.tick(clock);
        assertThat(instance.log()).containsExactly("heartbeat: 200", "events: 200");
        instance.tick(clock);
        assertThat(instance.log()).hasSize(2);
        instance.happen(4, 4);
        instance.tick(clock);
        assertThat(instance.log()).containsExactly("heartbeat: 200", "events: 200", "events: 200");
        assertThat(instance.sends()).noneMatch(Send::byHand);
        assertThat(arrived()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_heartbeat_goes_again_after_23_hours_and_not_before() {
        reports(TelemetryLevel.BASE);
        instance.tick(clock);
        Instant first = instance.state().heartbeatAt();
        assertThat(instance.nextAt()).contains(first.plus(Duration.ofHours(23)));

        clock.move(Duration.ofHours(23).minusSeconds(1));
        instance.awaitTick();
        assertThat(instance.log()).hasSize(1);
        instance.tick(clock);

        assertThat(instance.log()).containsExactly("heartbeat: 200", "heartbeat: 200");
        assertThat(instance.state().firstSeenAt()).isEqualTo(first);
        assertThat(products.number("SELECT count(*) FROM heartbeat")).isEqualTo(2);
    }

    @Test
    void at_the_base_level_and_on_a_wire_without_events_events_stay() {
        reports(TelemetryLevel.DETAILED);
        instance.happen(1, 3);
        reports(TelemetryLevel.BASE);

        assertThat(instance.shipping().now("ada")).isEqualTo(new RunReport("Sent: a heartbeat.", true));

        assertThat(instance.waiting()).isEqualTo(3);
    }

    @Test
    void the_first_sign_of_life_goes_once() throws IOException {
        try (Sink sink = Sink.that(Sink.answering(200, "Content-Type: application/json\r\n", "{}"))) {
            instance.reports(TelemetryLevel.BASE, Protocol.OTLP, sink.at("/v1/logs"), "the-key");

            instance.shipping().now("ada");
            clock.move(Duration.ofHours(23));
            instance.shipping().now("ada");

            assertThat(instance.log()).containsExactly("first_seen: 200", "heartbeat: 200", "heartbeat: 200");
            assertThat(sink.requests()).hasSize(3);
        }
    }

    @Test
    void the_first_sign_of_life_goes_once_also_if_the_heartbeat_behind_it_fails() throws IOException {
        try (Sink sink = Sink.that(Sink.answering(200, "Content-Type: application/json\r\n", "{}"))) {
            instance.reports(TelemetryLevel.BASE, Protocol.OTLP, sink.at("/v1/logs"), "the-key");
            sink.now((request, socket) -> Sink.answering(sink.requests().size() == 1 ? 200 : 500, "", "{}")
                    .answer(request, socket));
            instance.shipping().now("ada");
            assertThat(instance.state().firstSeenAt()).isEqualTo(clock.instant());
            assertThat(instance.state().heartbeatAt()).isNull();

            sink.now(Sink.answering(200, "", "{}"));
            clock.move(Duration.ofHours(1));
            instance.shipping().now("ada");

            assertThat(instance.log()).hasSize(3).first().isEqualTo("first_seen: 200");
            assertThat(instance.log().get(1)).startsWith("heartbeat: 500");
            assertThat(instance.log()).last().isEqualTo("heartbeat: 200");
        }
    }

    @Test
    void the_tick_removes_what_is_too_old_also_while_telemetry_is_off() {
        instance.audits();
        instance.happen(1, 1);
        reports(TelemetryLevel.DETAILED);
        instance.happen(2, 2);
        reports(TelemetryLevel.OFF);
        assertThat(instance.database().column("SELECT source FROM audit_log ORDER BY audit_id"))
                .containsExactly("backend", "telemetry:backend");

        clock.move(Duration.ofDays(8));
        instance.awaitTick();
        assertThat(instance.database().column("SELECT source FROM audit_log")).containsExactly("backend");

        clock.move(Duration.ofDays(391));
        instance.awaitTick();
        assertThat(instance.database().column("SELECT source FROM audit_log")).containsExactly("backend");
        clock.move(Duration.ofDays(2));
        instance.awaitTick();
        assertThat(instance.database().column("SELECT source FROM audit_log")).isEmpty();
    }

    @Test
    void another_receiver_is_told_everything_anew() throws IOException {
        reports(TelemetryLevel.BASE);
        instance.shipping().now("ada");
        try (Sink sink = Sink.that(Sink.welcoming())) {
            instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), "");

            assertThat(instance.shipping().now("ada").message()).isEqualTo("Sent: a heartbeat.");
            assertThat(sink.requests().get(0).target()).isEqualTo("/ingest/heartbeat");
        }
    }

    @Test
    void of_two_servers_on_one_database_one_sends() throws IOException {
        try (Sink sink = Sink.that(Sink.welcoming())) {
            String url = TestDatabase.fresh();
            try (TestInstance one = TestInstance.start(clock, url, Map.of());
                    TestInstance two = TestInstance.start(clock, url, Map.of())) {
                one.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), "");
                for (int day = 0; day < 3; day++) {
                    clock.move(Duration.ofHours(24));
                    two.awaitTick();
                }
                assertThat(one.log()).hasSize(3);
                assertThat(sink.requests()).hasSize(3);
            }
        }
    }

    @Test
    void while_one_server_sends_another_is_told_so() throws Exception {
        try (Sink sink = Sink.that(Sink.welcoming())) {
            String url = TestDatabase.fresh();
            try (TestInstance one = TestInstance.start(clock, url, Map.of());
                    TestInstance two = TestInstance.start(clock, url, Map.of())) {
                one.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), "");
                sink.now((request, socket) -> {
                    assertThat(two.shipping().now("ada").message())
                            .isEqualTo("Another server is sending at this moment.");
                    Sink.welcoming().answer(request, socket);
                });
                assertThat(one.shipping().now("ada").message()).isEqualTo("Sent: a heartbeat.");
            }
        }
    }

    @Test
    void without_an_endpoint_nothing_is_sent_and_old_events_go_all_the_same() {
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, null, "");
        instance.happen(1, 3);
        assertThat(instance.shipping().now("ada").message()).startsWith("There is no endpoint");
        assertThat(instance.nextAt()).isEmpty();

        clock.move(Duration.ofDays(8));
        instance.awaitTick();

        assertThat(instance.waiting()).isZero();
        assertThat(instance.state().dropped()).isEqualTo(3);
        assertThat(instance.log()).isEmpty();
    }

    @Test
    void before_the_program_said_anything_there_is_no_heartbeat() throws IOException {
        try (Sink sink = Sink.that(Sink.welcoming())) {
            instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), "");
            instance.database().execute("DELETE FROM sender_facts");

            assertThat(instance.shipping().now("ada").message())
                    .isEqualTo("The program beside this one has not said anything of itself yet: nothing was sent.");
            assertThat(sink.connections()).isZero();
        }
    }

    @Test
    void two_hundred_lines_of_the_log_are_kept() {
        reports(TelemetryLevel.BASE);
        instance.database().execute("""
                INSERT INTO send_log (at, what, status, bytes, events, by_hand)
                SELECT now(), 'heartbeat', number::text, 1, 0, false FROM generate_series(1, 300) AS number
                """);

        instance.shipping().now("ada");

        List<String> log = instance.log();
        assertThat(log).hasSize(200).last().isEqualTo("heartbeat: 200");
        assertThat(log).first().isEqualTo("heartbeat: 102");
    }

    @Test
    void a_receiver_that_was_asked_to_forget_answers_or_it_is_said() throws IOException {
        try (Sink sink = Sink.that(Sink.welcoming())) {
            instance.reports(TelemetryLevel.OFF, Protocol.ROLLCALL, sink.at("/base"), "the-key");

            assertThat(instance.shipping().forget(instance.settings(), "ada").good())
                    .isTrue();

            Sink.Request request = sink.requests().get(0);
            assertThat(request.target()).isEqualTo("/base/ingest/forget");
            assertThat(request.head()).containsIgnoringCase("x-api-key: the-key");
            assertThat(request.body())
                    .asString()
                    .isEqualTo("{\"schema_version\":\"1\",\"instance_id\":\""
                            + instance.settings().instanceId() + "\"}");
            sink.now(Sink.answering(404, "", ""));
            assertThat(instance.shipping().forget(instance.settings(), "ada").message())
                    .isEqualTo("The receiver was not told: 404 not found: there is no receiver at this endpoint.");
            assertThat(instance.log())
                    .containsExactly("forget: 200", "forget: 404 not found: there is no receiver at this endpoint");
        }
    }

    private void reports(TelemetryLevel telemetryLevel) {
        instance.reports(telemetryLevel, Protocol.ROLLCALL, endpoint(), key);
    }

    private URI endpoint() {
        return TestServer.at(receiver, "/");
    }

    private List<Integer> arrived() {
        return products.column("SELECT properties ->> 'step' FROM event").stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }
}
