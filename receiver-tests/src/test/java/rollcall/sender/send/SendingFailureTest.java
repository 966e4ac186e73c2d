package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderState;
import rollcall.support.MovableClock;
import rollcall.support.Relay;
import rollcall.support.Sink;
import rollcall.support.TestCertificate;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.sender.TestInstance;

/** What goes wrong at every step: what is said, what stays, and how it goes on. At the other end is a receiver that counts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingFailureTest {
    private static final MovableClock CLOCK = MovableClock.atNoon();
    private static final int EVENTS = 70;
    private static final Sink.Script CLOSING = (request, socket) -> {};
    private static final Sink.Script CUTTING =
            (request, socket) -> Sink.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":");

    @TempDir
    private static Path directory;

    private static Wiring receiver;
    private static TestProducts products;
    private static String key;
    private static Relay relay;
    private static Sink sink;
    private static TestInstance instance;

    /** A way to fail. */
    private record Case(Sink.Script script, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        String url = TestDatabase.fresh();
        receiver = TestServer.start(CLOCK, url);
        products = TestProducts.at(url);
        key = products.key(products.product("rollcall"));
        relay = new Relay(TestServer.at(receiver, "/"));
        sink = Sink.that(relay.faithful());
        instance = TestInstance.start(CLOCK);
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
        sink.close();
        products.close();
        receiver.close();
    }

    @BeforeEach
    void anInstanceThatNeverSentAnything() {
        instance.awaitQuiet();
        instance.database().execute("TRUNCATE audit_log, send_log, sender_state");
        instance.consent().renew();
        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, sink.at("/"), key);
        instance.pagesOf(10);
        sink.requests().clear();
        sink.now(relay.faithful());
    }

    private static Stream<Case> failures() {
        return Stream.of(
                new Case(Sink.answering(401, "", "{}"), "401 unauthorized: the key is not accepted"),
                new Case(Sink.answering(403, "", "{}"), "403 forbidden: the key may not do this"),
                new Case(Sink.answering(413, "", ""), "413 too large for the receiver"),
                new Case(Sink.answering(500, "", ""), "500 error of the receiver"),
                new Case(
                        Sink.answering(302, "Location: /elsewhere\r\n", ""),
                        "302 redirect: not followed, the answer has to come from the endpoint itself"),
                new Case(
                        Sink.answering(301, "Location: /elsewhere\r\n", ""),
                        "301 redirect: not followed, enter the address that it leads to"),
                new Case(
                        Sink.answering(200, "", "<html>"),
                        "200 is not this protocol's answer: there is no such receiver at this endpoint"),
                new Case(CLOSING, "the connection was closed without an answer"),
                new Case(CUTTING, "the answer was cut off"),
                new Case(relay.then(CUTTING), "the answer was cut off"),
                new Case(relay.then(Sink.answering(503, "", "")), "503 unavailable: the receiver cannot take it now"));
    }

    private static Stream<Arguments> failuresOfPages() {
        Case tooMany = new Case(
                Sink.answering(429, "Retry-After: 3600\r\n", ""),
                "429 too many requests: the receiver has enough for now");
        return Stream.concat(failures(), Stream.of(tooMany))
                .flatMap(failure -> IntStream.rangeClosed(1, 3).mapToObj(page -> Arguments.of(page, failure)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_heartbeat_that_fails_keeps_everything_and_goes_when_patience_is_over(Case failure) {
        instance.happen(1, 3);
        sink.now(failure.script());

        instance.tick(CLOCK);

        assertThat(instance.log()).containsExactly("heartbeat: " + failure.words());
        assertThat(instance.waiting()).isEqualTo(3);
        assertThat(sink.requests()).hasSize(1);
        assertThat(instance.state().failures()).isEqualTo(1);
        assertThat(instance.state().heartbeatAt()).isNull();
        assertThat(instance.state().notBefore())
                .isBetween(CLOCK.instant().plusSeconds(12 * 60), CLOCK.instant().plusSeconds(15 * 60));

        sink.now(relay.faithful());
        goOn();
        assertThat(instance.waiting()).isZero();
        assertThat(heartbeats()).isEqualTo(1);
        assertThat(arrived()).containsExactly(1, 2, 3);
        assertThat(instance.state().failures()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failuresOfPages")
    void a_page_that_fails_stays_with_all_behind_it_and_every_event_counts_once(int failing, Case failure) {
        instance.happen(1, EVENTS);
        // Pages of 10, 20 and 40: each that arrives lets the next one be longer.
        int before = List.of(0, 10, 30).get(failing - 1);
        AtomicInteger pages = new AtomicInteger();
        sink.now((request, socket) -> {
            boolean fails = isEvents(request) && pages.incrementAndGet() == failing;
            (fails ? failure.script() : relay.faithful()).answer(request, socket);
        });

        instance.tick(CLOCK);

        assertThat(instance.log()).hasSize(1 + failing).last().isEqualTo("events: " + failure.words());
        assertThat(instance.waitingNumbers())
                .isEqualTo(IntStream.rangeClosed(before + 1, EVENTS).boxed().toList());
        goOn();
        assertThat(instance.waiting()).isZero();
        assertThat(arrived()).isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(instance.state().dropped()).isZero();
        assertThat(instance.state().failures()).isZero();
    }

    @Test
    void who_cannot_be_reached_is_named_by_what_is_wrong() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertSays(
                URI.create("http://127.0.0.1:" + free + "/"),
                "connection refused: nobody listens there, or the way to it is closed");
        assertSays(URI.create("http://nobody.invalid/"), "unknown host: its name could not be looked up");
        try (Sink untrusted =
                Sink.secure(TestCertificate.of(directory, "localhost").server(), Sink.welcoming())) {
            assertSays(untrusted.at("/"), "certificate not trusted: nobody known has signed it");
            assertThat(untrusted.requests()).isEmpty();
        }
    }

    @Test
    void a_receiver_that_is_gone_after_the_heartbeat_refuses_the_first_page_and_all_wait_for_it() throws Exception {
        instance.happen(1, 15);
        try (Sink going = Sink.that(relay.faithful())) {
            instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, going.at("/"), key);
            instance.pagesOf(10);
            going.now((request, socket) -> {
                going.refuse();
                relay.faithful().answer(request, socket);
            });
            instance.shipping().now("ada");
        }
        assertThat(instance.log())
                .containsExactly(
                        "heartbeat: 200",
                        "events: connection refused: nobody listens there, or the way to it is closed");
        assertThat(instance.waiting()).isEqualTo(15);

        instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, sink.at("/"), key);
        instance.shipping().now("ada");

        assertThat(instance.waiting()).isZero();
        assertThat(arrived()).isEqualTo(IntStream.rangeClosed(1, 15).boxed().toList());
    }

    @Test
    void an_answer_that_trickles_is_given_up_after_30_s() {
        sink.now((request, socket) -> {
            Sink.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true) {
                Sink.write(socket, " ");
                Thread.sleep(200);
            }
        });

        assertThat(instance.shipping().now("ada").message()).startsWith("It is being sent.");

        instance.awaitQuiet();
        assertThat(instance.log()).containsExactly("heartbeat: the answer did not end within 30 s");
    }

    @Test
    void a_receiver_that_has_todays_heartbeat_gets_events_and_the_next_heartbeat_when_it_wants_it() {
        instance.happen(1, 3);
        onlyHeartbeats(Sink.answering(429, "Retry-After: 7200\r\n", ""));

        instance.tick(CLOCK);

        assertThat(instance.log())
                .containsExactly("heartbeat: 429 too many requests: the receiver has enough for now", "events: 200");
        assertThat(instance.state().failures()).isZero();
        assertThat(instance.state().heartbeatNotBefore())
                .isEqualTo(CLOCK.instant().plusSeconds(7200));
        sink.now(relay.faithful());
        assertThat(instance.shipping().now("ada").message()).startsWith("Nothing is due before the next heartbeat");
        CLOCK.move(Duration.ofHours(2));
        assertThat(instance.shipping().now("ada").message()).isEqualTo("Sent: a heartbeat.");
    }

    @Test
    void a_date_to_come_back_at_is_obeyed_by_who_presses_the_button_too() throws Exception {
        instance.happen(1, 3);
        Instant until = CLOCK.instant().plusSeconds(5000).truncatedTo(ChronoUnit.SECONDS);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));
        onlyEvents(Sink.answering(429, "Retry-After: " + date + "\r\n", ""));

        instance.shipping().now("ada");

        assertThat(instance.state().eventsNotBefore()).isEqualTo(until);
        sink.now(relay.faithful());
        CLOCK.move(Duration.between(CLOCK.instant(), until).minusSeconds(1));
        assertThat(instance.shipping().now("ada").message()).startsWith("Nothing is due");
        assertThat(instance.waiting()).isEqualTo(3);
        CLOCK.move(Duration.ofSeconds(1));
        // The job that looks every tenth of a second may be quicker than the button.
        instance.shipping().now("ada");
        TestSite.await(() -> instance.waiting() == 0);
    }

    @Test
    void patience_grows_with_failures_and_the_button_does_not_wait_for_it() {
        sink.now(Sink.answering(500, "", ""));
        Duration before = Duration.ZERO;
        for (int failures = 1; failures <= 5; failures++) {
            while (instance.state().failures() < failures) {
                instance.tick(CLOCK);
            }
            Duration wait = Duration.between(CLOCK.instant(), instance.state().notBefore());
            assertThat(wait).isGreaterThan(before).isLessThanOrEqualTo(Duration.ofMinutes(15L << failures - 1));
            before = wait;
        }
        assertThat(sink.requests()).hasSize(5);
        sink.now(relay.faithful());

        assertThat(instance.shipping().now("ada").message()).isEqualTo("Sent: a heartbeat.");
        assertThat(instance.state().failures()).isZero();
        assertThat(instance.state().notBefore()).isNull();
    }

    @Test
    void pages_become_shorter_until_the_receiver_takes_them_and_longer_again() {
        instance.happen(1, 8);
        onlyEvents(Sink.answering(413, "", ""));
        instance.tick(CLOCK);
        assertThat(instance.state().pageRows()).isEqualTo(4);
        assertThat(instance.state().failures()).isZero();
        instance.tick(CLOCK);
        assertThat(instance.state().pageRows()).isEqualTo(2);
        sink.now(relay.faithful());

        instance.tick(CLOCK);

        assertThat(instance.sends().stream().map(send -> send.events()).toList())
                .containsExactly(2, 4, 2, 4, 8, 0);
        assertThat(arrived()).hasSize(8);
        assertThat(instance.state().pageRows()).isEqualTo(8);
    }

    @Test
    void one_event_that_the_receiver_never_takes_is_given_up_and_it_is_said() {
        instance.pagesOf(1);
        instance.happen(1, 2);
        onlyEvents(Sink.answering(400, "", ""));

        assertThat(instance.shipping().now("ada").message())
                .endsWith("the receiver did not understand it. It was one event alone, and it was given up.");

        SenderState state = instance.state();
        assertThat(state.dropped()).isEqualTo(1);
        assertThat(state.failures()).isEqualTo(1);
        assertThat(instance.waitingNumbers()).containsExactly(2);
    }

    @Test
    void a_proxy_that_cannot_be_read_is_an_error_and_no_way_around_it() {
        String url = TestDatabase.fresh();
        try (TestInstance behind =
                TestInstance.start(CLOCK, url, Map.of("http_proxy", "socks5://user:secret@localhost:1080"))) {
            behind.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), key);

            behind.shipping().now("ada");

            assertThat(behind.log())
                    .containsExactly(
                            "heartbeat: the proxy in http_proxy is not an http:// proxy, and no other kind can be used");
            assertThat(sink.requests()).isEmpty();
        }
    }

    private void assertSays(URI endpoint, String words) {
        instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, endpoint, key);
        instance.shipping().now("ada");
        assertThat(instance.log()).last().isEqualTo("heartbeat: " + words);
        assertThat(instance.state().failures()).isEqualTo(1);
    }

    private static void onlyEvents(Sink.Script script) {
        sink.now((request, socket) -> (isEvents(request) ? script : relay.faithful()).answer(request, socket));
    }

    private static void onlyHeartbeats(Sink.Script script) {
        sink.now((request, socket) -> (isEvents(request) ? relay.faithful() : script).answer(request, socket));
    }

    private static boolean isEvents(Sink.Request request) {
        return request.target().equals("/ingest/events");
    }

    /** Until nothing waits; a receiver may ask for an hour in between. */
    private static void goOn() {
        for (int hours = 0; hours < 5 && isUnfinished(); hours++) {
            CLOCK.move(Duration.ofHours(1));
            instance.shipping().now("ada");
        }
    }

    private static boolean isUnfinished() {
        SenderState state = instance.state();
        return instance.waiting() > 0 || state.heartbeatAt() == null && state.heartbeatNotBefore() == null;
    }

    private static long heartbeats() {
        return products.number("SELECT count(*) FROM heartbeat WHERE instance_id = '"
                + instance.settings().instanceId() + "'");
    }

    private static List<Integer> arrived() {
        return products
                .column("SELECT properties ->> 'step' FROM event WHERE instance_id = '"
                        + instance.settings().instanceId() + "'")
                .stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }
}
