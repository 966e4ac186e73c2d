package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.MovableClock;
import rollcall.support.Sink;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;
import rollcall.support.sender.TestInstance;

/** Receivers that answer as Google's Apps Script, OpenTelemetry collectors, Penpot and captive portals do. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealReceiversTest {
    private static final MovableClock CLOCK = MovableClock.atNoon();
    private static final String KEY = "rk_the+key/of=the receiver".replace(" ", "_");
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String DONE = "{\"ok\":true,\"message\":\"heartbeat_recorded\"}";

    private static Sink sink;
    private static TestInstance instance;
    private static Visitor superuser;

    @BeforeAll
    static void start() throws IOException {
        sink = Sink.that(Sink.welcoming());
        instance = TestInstance.start(CLOCK);
        superuser = Visitor.superuser(instance.server());
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
        sink.close();
    }

    @BeforeEach
    void nothingWasEverSent() {
        instance.awaitQuiet();
        instance.database().execute("TRUNCATE audit_log, send_log, sender_state");
        sink.requests().clear();
    }

    @Test
    void eventyays_receiver_is_asked_for_its_answer_where_it_says_that_it_is() {
        instance.reports(TelemetryLevel.BASE, Protocol.EVENTYAY, sink.at("/macros/s/A/exec"), KEY);
        script(302, "/macros/echo?user_content_key=once&api_key=" + encoded(KEY), Sink.answering(200, JSON, DONE));

        assertThat(send()).isEqualTo("Sent: a heartbeat.");

        assertThat(instance.log()).containsExactly("heartbeat: 200");
        assertThat(sink.requests()).hasSize(2);
        assertThat(sink.requests().get(0).head())
                .startsWith("POST /macros/s/A/exec ")
                .contains("x-api-key: " + KEY);
        Sink.Request answer = sink.requests().get(1);
        assertThat(answer.head()).startsWith("GET /macros/echo?user_content_key=once HTTP/1.1");
        assertThat(answer.head().toLowerCase())
                .doesNotContain("x-api-key", "content-type", "content-length: 1", "rk_the");
        assertThat(answer.body()).isEmpty();
        assertThat(instance.state().heartbeatAt()).isNotNull();
        assertThat(send()).startsWith("Nothing is due");
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void each_redirect_is_followed_as_eventyays_own_sender_does(int status, String method) {
        instance.reports(TelemetryLevel.BASE, Protocol.EVENTYAY, sink.at("/exec"), KEY);
        script(status, "/there", Sink.answering(200, JSON, DONE));

        assertThat(send()).isEqualTo("Sent: a heartbeat.");

        Sink.Request second = sink.requests().get(1);
        assertThat(second.head()).startsWith(method + " /there ");
        assertThat(second.head().contains("x-api-key")).isEqualTo(method.equals("POST"));
        assertThat(second.body().length > 0).isEqualTo(method.equals("POST"));
    }

    @Test
    void the_report_and_the_key_go_to_no_other_host_and_the_answer_may_come_from_one() throws Exception {
        instance.reports(TelemetryLevel.BASE, Protocol.EVENTYAY, sink.at("/exec"), KEY);
        try (Sink other = Sink.that(Sink.answering(200, JSON, DONE))) {
            script(308, other.at("/").toString(), Sink.answering(500, "", ""));
            send();
            assertThat(other.connections()).isZero();

            script(302, other.at("/?x=1").toString(), Sink.answering(500, "", ""));
            assertThat(send()).isEqualTo("Sent: a heartbeat.");
            assertThat(other.requests().get(0).head()).startsWith("GET /?x=1 ").doesNotContain("rk_the", "x-api-key");
        }
        assertThat(instance.log())
                .containsExactly(
                        "heartbeat: 308 redirect: not followed, it wants the report and the key at another host, port or scheme",
                        "heartbeat: 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://receiver.example.org/     | it does not lead to an https address
            ftp://localhost/                 | it does not lead to an https address
            http://169.254.169.254/latest    | it does not lead to an https address
            https://user:word@localhost/     | it names no address that can be used
            'http://a b'                     | it names no address that can be used
            ''                               | it names no address that can be used
            /exec/?again=1                   | the receiver has another address: enter the one that it leads to
            https://localhost/exec           | the receiver has another address: enter the one that it leads to
            """)
    void a_redirect_that_leads_where_nothing_may_be_sent_is_not_followed(String location, String why) {
        instance.reports(TelemetryLevel.BASE, Protocol.EVENTYAY, sink.at("/exec"), KEY);
        script(302, location, Sink.answering(200, JSON, DONE));

        send();

        assertThat(instance.log()).containsExactly("heartbeat: 302 redirect: not followed, " + why);
        assertThat(sink.requests()).hasSize(1);
    }

    @Test
    void a_redirect_to_where_machines_ask_for_their_set_up_is_not_followed_and_one_without_end_is_given_up() {
        instance.reports(TelemetryLevel.BASE, Protocol.EVENTYAY, sink.at("/exec"), KEY);
        script(302, "https://169.254.169.254/latest", Sink.answering(200, JSON, DONE));
        send();
        AtomicInteger more = new AtomicInteger();
        sink.now((request, socket) -> Sink.answering(302, "Location: /" + more.incrementAndGet() + "\r\n", "")
                .answer(request, socket));
        send();
        assertThat(instance.log())
                .containsExactly(
                        "heartbeat: not sent: at this address the machines of a network ask for their own set-up",
                        "heartbeat: 302 redirect: not followed, 3 came before it");
        assertThat(sink.requests()).hasSize(1 + 4);
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "EVENTYAY", mode = EnumSource.Mode.EXCLUDE)
    void other_wires_follow_no_redirect(Protocol wire) {
        instance.reports(TelemetryLevel.BASE, wire, sink.at("/"), KEY);
        script(302, "/there", Sink.answering(200, JSON, DONE));

        send();

        assertThat(instance.log())
                .allMatch(line ->
                        line.endsWith("302 redirect: not followed, the answer has to come from the endpoint itself"));
        assertThat(sink.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ok":false,"error":"rate_limited","retry_after":"3600"} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 3600
            {"ok":false,"status_code":"429","retry_after":1e400} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 86400
            {"ok":false,"status_code":429,"retry_after":99999999999999999999999} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 86400
            {"ok":false,"status_code":429,"retry_after":-5} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 21600
            {"ok":false,"status_code":429,"retry_after":[1]} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 21600
            {"ok":false,"error":"missing_body","status_code":400} | 400 bad request: the receiver did not understand it (said in an answer with status 200) | 0
            {"ok":false,"error":"quota_exceeded","retry_after":7200} | 429 too many requests: the receiver has enough for now (said in an answer with status 200) | 7200
            {"ok":false,"error":"out_of_stock","status_code":99999} | 200, but its answer says no: out_of_stock | 0
            {"ok":false,"error":"<b>no</b>","status_code":200} | 200, but its answer says no | 0
            {"ok":false,"error":{"a":1},"status_code":4.5} | 200, but its answer says no | 0
            {"ok":false} | 200, but its answer says no | 0
            """)
    void a_no_inside_of_a_200_is_a_no_in_words_and_patience(String body, String words, long seconds) {
        instance.reports(TelemetryLevel.BASE, Protocol.OTLP, sink.at("/"), KEY);
        refuses(body, words, seconds);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_wrong_key_and_a_second_heartbeat_of_a_day_are_told_apart_inside_of_a_200_on_every_wire(Protocol wire) {
        instance.reports(TelemetryLevel.BASE, wire, sink.at("/"), KEY);
        String within = " (said in an answer with status 200)";

        refuses(
                "{\"ok\":false,\"error\":\"unauthorized\",\"status_code\":401}",
                "401 unauthorized: the key is not accepted" + within,
                0);
        refuses(
                "{\"ok\":false,\"error\":\"rate_limited\",\"retry_after\":82800,\"status_code\":429}",
                "429 too many requests: the receiver has enough for now" + within,
                82_800);
    }

    private static void refuses(String body, String words, long seconds) {
        sink.now(Sink.answering(200, JSON, body));
        assertThat(send()).startsWith("Not sent: ");
        assertThat(instance.log()).last().asString().endsWith(": " + words);
        assertThat(instance.state().heartbeatAt()).isNull();
        if (words.startsWith("429")) {
            assertThat(instance.state().heartbeatNotBefore())
                    .isEqualTo(CLOCK.instant().plusSeconds(seconds));
        }
    }

    @Test
    void an_answer_with_a_status_of_its_own_counts_by_that_and_its_header_more_than_its_body() {
        instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, sink.at("/"), KEY);
        sink.now(Sink.answering(
                429, JSON + "Retry-After: 60\r\n", "{\"ok\":false,\"status_code\":401,\"retry_after\":7200}"));
        send();
        assertThat(instance.log()).containsExactly("heartbeat: 429 too many requests: the receiver has enough for now");
        assertThat(instance.state().heartbeatNotBefore())
                .isEqualTo(CLOCK.instant().plusSeconds(60));

        CLOCK.move(Duration.ofMinutes(2));
        sink.now(Sink.answering(429, JSON, "{\"ok\":false,\"retry_after\":7200}"));
        send();
        assertThat(instance.state().heartbeatNotBefore())
                .isEqualTo(CLOCK.instant().plusSeconds(7200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html; charset=utf-8\r\n|<!DOCTYPE html><title>Log in to the WiFi</title>",
                "|\n  <html>hi</html>",
                "Content-Type: application/json\r\n|<HTML>",
                "Content-Type: TEXT/HTML\r\n|",
                "Content-Type: application/xhtml+xml\r\n|x"
            })
    void a_page_for_people_is_no_answer_of_a_receiver(String answer) {
        String[] parts = answer.split("\\|", 2);
        isNoReceiver(Protocol.OTLP, Sink.answering(200, parts[0], parts[1]));
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "OTLP", mode = EnumSource.Mode.EXCLUDE)
    void nor_is_it_on_any_other_wire(Protocol wire) {
        isNoReceiver(wire, Sink.answering(200, "Content-Type: text/html\r\n", "<title>Log in</title>"));
    }

    private static void isNoReceiver(Protocol wire, Sink.Script answer) {
        instance.reports(TelemetryLevel.DETAILED, wire, sink.at("/"), KEY);
        instance.happen(1, 2);
        long waiting = instance.waiting();
        sink.now(answer);
        send();
        assertThat(instance.log())
                .hasSize(1)
                .first()
                .asString()
                .endsWith("200 is not this protocol's answer: there is no such receiver at this endpoint");
        assertThat(instance.waiting()).isEqualTo(waiting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"partialSuccess":{"rejectedLogRecords":"3","errorMessage":"missing_required_fields: x (3)"}} | 3 | : missing_required_fields: x (3)
            {"partialSuccess":{"rejectedLogRecords":2}}                                                   | 2 | ''
            {"partial_success":{"rejected_log_records":1,"error_message":"one"}}                         | 1 | : one
            {"partialSuccess":{"rejectedLogRecords":"99999999999999"}}                                    | 3 | ''
            """)
    void what_an_otlp_receiver_rejected_is_shown_and_not_sent_again(String body, int rejected, String why) {
        collector(Sink.answering(200, JSON, body));

        String words = "200, but the receiver rejected " + rejected + " of 3 records" + why;
        assertThat(send())
                .contains(rejected == 3 ? "a heartbeat." : "a heartbeat and " + (3 - rejected) + " event")
                .endsWith("Not taken: events, " + words + ".");

        assertThat(instance.log()).last().isEqualTo("events: " + words);
        assertThat(instance.waiting()).isZero();
        assertThat(instance.state().dropped()).isEqualTo(rejected);
        assertThat(superuser.page(TelemetryForms.PAGE)).contains("<td>" + words + "</td>");
        int requests = sink.requests().size();
        send();
        assertThat(sink.requests()).hasSize(requests);
    }

    @Test
    void the_same_is_understood_in_protobuf_and_a_warning_without_a_rejection_is_shown_too() {
        collector((request, socket) -> binary(socket, partial(2, "too old")));
        send();
        assertThat(instance.log()).last().isEqualTo("events: 200, but the receiver rejected 2 of 3 records: too old");

        nothingWasEverSent();
        collector((request, socket) -> binary(socket, partial(0, "use gzip")));
        assertThat(send()).isEqualTo("Sent: a heartbeat and 3 events.");
        assertThat(instance.log()).last().isEqualTo("events: 200, with a warning: use gzip");
        assertThat(instance.state().dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w"})
    void the_receivers_words_are_bounded_and_cleaned_before_anybody_reads_them(String before) {
        String hostile = "from 203.0.113.7\\u0000\\r\\nx\\u202e <script>alert(1)</script> " + before
                + "\\uD83D\\uDE00".repeat(3_000);
        collector(Sink.answering(
                200, JSON, "{\"partialSuccess\":{\"rejectedLogRecords\":-7,\"errorMessage\":\"" + hostile + "\"}}"));

        send();

        String line = instance.log().get(instance.log().size() - 1);
        assertThat(line)
                .startsWith("events: 200, with a warning: from (withheld) x <script>")
                .doesNotContain("?")
                .hasSizeLessThan(250);
        assertThat(line).doesNotContain("\u0000", "\n", "\u202e").endsWith("…");
        assertThat(superuser.page(TelemetryForms.PAGE)).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"partialSuccess\":null}",
                "{\"partialSuccess\":[]}",
                "{\"partialSuccess\":{\"rejectedLogRecords\":\"many\"}}"
            })
    void a_whole_success_is_one(String body) {
        collector(Sink.answering(200, JSON, body));

        assertThat(send()).isEqualTo("Sent: a heartbeat and 3 events.");
        assertThat(instance.log()).last().isEqualTo("events: 200");
    }

    @Test
    void a_heartbeat_that_a_collector_rejected_has_not_arrived() {
        instance.reports(TelemetryLevel.BASE, Protocol.OTLP, sink.at("/"), KEY);
        sink.now(Sink.answering(
                200, JSON, "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"no\"}}"));

        assertThat(send()).isEqualTo("Not sent: first_seen, 200, but the receiver rejected 1 of 1 record: no.");
        assertThat(instance.state().firstSeenAt()).isNull();
        assertThat(superuser.page(TelemetryForms.PAGE)).contains("none yet");
    }

    @ParameterizedTest
    @CsvSource({
        "'Retry-After: 120\r\n', 120",
        "'', 21600",
        "'Retry-After: soon\r\n', 21600",
        "'Retry-After: -1\r\n', 21600"
    })
    void a_collector_that_has_enough_is_given_the_time_that_it_wants(String header, long seconds) {
        instance.reports(TelemetryLevel.BASE, Protocol.OTLP, sink.at("/"), KEY);
        sink.now(Sink.answering(429, header, "{\"code\":8,\"message\":\"slow down\"}"));

        send();

        assertThat(instance.state().heartbeatNotBefore())
                .isEqualTo(CLOCK.instant().plusSeconds(seconds));
    }

    /** Takes base records, and answers events so. */
    private static void collector(Sink.Script events) {
        instance.reports(TelemetryLevel.DETAILED, Protocol.OTLP, sink.at("/"), KEY);
        instance.happen(1, 3);
        AtomicInteger requests = new AtomicInteger();
        sink.now((request, socket) ->
                (requests.incrementAndGet() <= 2 ? Sink.answering(200, JSON, "{}") : events).answer(request, socket));
    }

    /** Answers the first request with a redirect and the next ones so. */
    private static void script(int status, String location, Sink.Script then) {
        AtomicInteger requests = new AtomicInteger();
        sink.now((request, socket) -> (requests.getAndIncrement() == 0
                        ? Sink.answering(status, "Location: " + location + "\r\n", "<html>Moved</html>")
                        : then)
                .answer(request, socket));
    }

    private static String send() {
        return instance.shipping().now("ada").message();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void binary(Socket socket, byte[] body) throws IOException {
        Sink.write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n");
        socket.getOutputStream().write(body);
    }

    /** ExportLogsServiceResponse: field 1 has the count as field 1 and the words as field 2. */
    private static byte[] partial(int rejected, String message) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(new byte[] {0x08, (byte) rejected, 0x12, (byte) message.length()});
        inner.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        outer.writeBytes(new byte[] {0x0a, (byte) inner.size()});
        outer.writeBytes(inner.toByteArray());
        return outer.toByteArray();
    }
}
