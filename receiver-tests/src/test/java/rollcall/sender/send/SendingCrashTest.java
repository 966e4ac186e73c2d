package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.MovableClock;
import rollcall.support.Relay;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.sender.TestInstance;

/** A sender that dies between sending and deleting sends the same page again, and the receiver counts it once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingCrashTest {
    private static final int EVENTS = 50;
    private static final String[] AGENT = {"--agent-key", TestInstance.AGENT_KEY};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"ROLLCALL, rollcall, /", "PENPOT, penpot, /ingest/penpot", "OTLP, rollcall, /ingest/otlp"})
    void a_sender_killed_before_it_saw_the_answer_sends_the_same_again(Protocol wire, String preset, String path)
            throws Exception {
        String url = TestDatabase.fresh();
        try (Wiring receiver = TestServer.start(Clock.systemUTC(), url);
                TestProducts products = TestProducts.at(url);
                Sink sink = Sink.that(Sink.welcoming())) {
            Relay relay = new Relay(TestServer.at(receiver, "/"));
            String key = products.key(products.product(preset));
            // The receiver has answered, and believes that its answer was heard.
            sink.now((request, socket) -> {
                relay.handOn(request);
                if (sink.requests().size() > heartbeats(wire)) {
                    Thread.sleep(60_000);
                }
                Sink.welcoming().answer(request, socket);
            });
            killWhileSending(wire, sink, path, key, products);

            sink.now(relay.faithful());
            sendAgain();

            List<Sink.Request> pages =
                    sink.requests().stream().skip(heartbeats(wire)).toList();
            assertThat(pages).hasSize(2);
            if (wire != Protocol.OTLP) {
                assertThat(pages.get(1).body()).isEqualTo(pages.get(0).body());
            }
            assertThat(numbers(products))
                    .isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
        }
    }

    @Test
    void a_receiver_killed_in_the_middle_of_a_run_gets_the_rest_when_it_is_back() throws Exception {
        MovableClock clock = MovableClock.atNoon();
        try (TestInstance instance = TestInstance.start(clock);
                Sink sink = Sink.that(Sink.welcoming())) {
            ServerProcess receiver = ServerProcess.start(directory);
            String key;
            try (TestProducts products = TestProducts.in(directory)) {
                key = products.key(products.product("rollcall"));
            }
            instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, sink.at("/"), key);
            instance.pagesOf(10);
            instance.happen(1, EVENTS);
            Relay before = new Relay(receiver.at("/"));
            sink.now((request, socket) -> {
                if (sink.requests().size() == 3) {
                    receiver.kill();
                }
                before.faithful().answer(request, socket);
            });

            instance.tick(clock);

            assertThat(instance.log())
                    .containsExactly(
                            "heartbeat: 200", "events: 200", "events: the connection was closed without an answer");
            assertThat(instance.waiting()).isEqualTo(40);
            try (ServerProcess again = ServerProcess.start(directory);
                    TestProducts products = TestProducts.in(directory)) {
                sink.now(new Relay(again.at("/")).faithful());
                assertThat(instance.shipping().now("ada").message()).isEqualTo("Sent: 40 events.");
                assertThat(numbers(products))
                        .isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
            }
        }
    }

    private void killWhileSending(Protocol wire, Sink sink, String path, String key, TestProducts receiver)
            throws Exception {
        try (ServerProcess sender = ServerProcess.start(directory, AGENT);
                TestProducts database = TestProducts.in(directory);
                TestInstance instance = TestInstance.of(sender, database)) {
            instance.reports(TelemetryLevel.DETAILED, wire, sink.at(path), key);
            instance.happen(1, EVENTS);
            database.execute("UPDATE sender_state SET next_tick_at = now()");
            ServerProcess.await(
                    "the page at the receiver", () -> numbers(receiver).size() == EVENTS);
            sender.kill();
        }
    }

    private void sendAgain() throws IOException {
        try (ServerProcess sender = ServerProcess.start(directory, AGENT);
                TestProducts database = TestProducts.in(directory)) {
            TestInstance instance = TestInstance.of(sender, database);
            assertThat(instance.waiting()).isEqualTo(EVENTS);
            database.execute("UPDATE sender_state SET next_tick_at = now(), not_before = NULL");
            ServerProcess.await("the rest", () -> instance.waiting() == 0);
        }
    }

    private static int heartbeats(Protocol wire) {
        return wire == Protocol.OTLP ? 2 : 1;
    }

    private static List<Integer> numbers(TestProducts products) {
        return products.column("SELECT properties ->> 'step' FROM event").stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }
}
