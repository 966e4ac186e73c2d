package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.MovableClock;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestDatabase;
import rollcall.support.sender.TestInstance;

/** Off is off: nobody sees a connection, whatever is done. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingOffTest {
    private final MovableClock clock = MovableClock.atNoon();
    private Sink receiver;
    private Sink proxy;

    @BeforeEach
    void listen() throws IOException {
        receiver = Sink.that(Sink.welcoming());
        proxy = Sink.that(Sink.answering(403, "", ""));
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
        proxy.close();
    }

    @Test
    void nobody_sees_a_connection_over_days_of_ticks_and_a_pressed_button() {
        try (TestInstance instance = TestInstance.start(clock)) {
            instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, receiver.at("/"), "");
            instance.happen(1, 3);
            instance.consent().off(false);

            assertNothingLeaves(instance);

            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void a_proxy_sees_nothing_either() {
        String address = "http://localhost:" + proxy.port();
        Map<String, String> environment = Map.of("https_proxy", address, "http_proxy", address, "all_proxy", address);
        try (TestInstance instance = TestInstance.start(clock, TestDatabase.fresh(), environment)) {
            instance.reports(TelemetryLevel.OFF, Protocol.PENPOT, receiver.at("/"), "");

            assertNothingLeaves(instance);

            assertThat(proxy.connections()).isZero();
            // It would have gone this way.
            instance.reports(TelemetryLevel.BASE, Protocol.PENPOT, receiver.at("/"), "");
            assertThat(instance.shipping().now("ada").message())
                    .isEqualTo(
                            "Not sent: heartbeat, 403 forbidden: no key was given, and this receiver may ask for one.");
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void who_never_decided_anything_sends_nothing() {
        try (TestInstance instance = TestInstance.start(clock)) {
            assertThat(instance.shipping().now("ada"))
                    .isEqualTo(new RunReport("Telemetry is off: nothing was sent.", false));
        }
    }

    @Test
    void switching_off_between_pages_lets_no_further_page_go() {
        try (TestInstance instance = TestInstance.start(clock)) {
            threePages(instance);
            AtomicInteger requests = new AtomicInteger();
            receiver.now((request, socket) -> {
                // A heartbeat, then the pages.
                if (requests.incrementAndGet() == 3) {
                    instance.consent().off(false);
                }
                Sink.welcoming().answer(request, socket);
            });

            assertThat(instance.shipping().now("ada").message()).startsWith("Sent: a heartbeat and 30 events.");

            assertThat(receiver.connections()).isEqualTo(3);
            assertThat(instance.waiting()).isEqualTo(40);
            assertNothingLeaves(instance);
            assertThat(receiver.connections()).isEqualTo(3);
        }
    }

    @Test
    void switching_off_ends_a_request_that_is_under_way() throws Exception {
        try (TestInstance instance = TestInstance.start(clock)) {
            threePages(instance);
            CompletableFuture<RunReport> outcome = hangingAtTheFirstPage(instance);

            instance.consent().off(false);
            instance.shipping().stopNow();

            assertThat(outcome.get().message())
                    .endsWith("Not sent: events, stopped: it was switched off, or its settings were changed.");
            assertThat(instance.waiting()).isEqualTo(70);
            assertThat(instance.state().failures()).isZero();
        }
    }

    @Test
    void switching_off_at_another_server_ends_it_within_seconds() throws Exception {
        try (TestInstance instance = TestInstance.start(clock)) {
            threePages(instance);
            CompletableFuture<RunReport> outcome = hangingAtTheFirstPage(instance);
            long off = System.nanoTime();

            instance.consent().off(true);

            assertThat(outcome.get().good()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - off)).isLessThan(Duration.ofSeconds(5));
            assertThat(instance.waiting()).isZero();
        }
    }

    @Test
    void a_server_that_ends_does_not_wait_for_an_answer() throws Exception {
        TestInstance instance = TestInstance.start(clock);
        threePages(instance);
        CompletableFuture<RunReport> outcome = hangingAtTheFirstPage(instance);
        long begin = System.nanoTime();

        instance.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(outcome.get().good()).isFalse();
    }

    private void threePages(TestInstance instance) {
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, receiver.at("/"), "");
        instance.pagesOf(10);
        instance.happen(1, 70);
    }

    private CompletableFuture<RunReport> hangingAtTheFirstPage(TestInstance instance) throws Exception {
        receiver.now((request, socket) -> {
            if (request.target().equals("/ingest/events")) {
                Thread.sleep(60_000);
            }
            Sink.welcoming().answer(request, socket);
        });
        CompletableFuture<RunReport> outcome =
                CompletableFuture.supplyAsync(() -> instance.shipping().now("ada"));
        ServerProcess.await("the page", () -> receiver.requests().size() == 2);
        return outcome;
    }

    private void assertNothingLeaves(TestInstance instance) {
        List<String> before = instance.log();
        for (int day = 0; day < 3; day++) {
            clock.move(Duration.ofDays(1));
            instance.awaitTick();
            assertThat(instance.shipping().now("ada").message()).isEqualTo("Telemetry is off: nothing was sent.");
        }
        assertThat(instance.nextAt()).isEmpty();
        assertThat(instance.log()).isEqualTo(before);
    }
}
