package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** Slow peers, however slow and with any key, delay nobody else. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowPeersTest {
    private static final String AGENT_KEY = "an agent's key".replace(' ', '-');
    private static final String JSON = "Host: x\r\nContent-Type: application/json\r\n";
    private static final String LONG = "Content-Length: 16000000\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String PACKED = "Content-Encoding: gzip\r\n";
    private static final int MORE_THAN_THREADS = 260;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Wiring server;
    private static Visitor superuser;
    private static String session;
    private static String slowKey;
    private static String honestKey;

    private static final String OF_REPORTS = "reader of answers to reports";

    private record Kind(String name, String start, String trickle) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(
                "127.0.0.1",
                Clock.systemUTC(),
                TestDatabase.fresh(),
                new Settings.Sending(Optional.of(new Settings.Agent(AGENT_KEY, false)), Map.of()));
        superuser = Visitor.superuser(server);
        session = "Cookie: rollcall_session=" + superuser.cookie("rollcall_session") + "\r\n";
        slowKey = key("slow", "none");
        honestKey = key("honest", "penpot");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> kinds() {
        String key = "X-API-Key: " + slowKey + "\r\n";
        String agent = "X-API-Key: " + AGENT_KEY + "\r\n";
        String file = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 30000000\r\n";
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\na=";
        String beat = "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\"}";
        return Stream.of(
                        body("without a key", "/ingest/events", LONG),
                        body("without a key, chunked", "/ingest/events", CHUNKED),
                        body("with a wrong method", "DELETE", "/ingest/events", LONG, 66_000),
                        body("to an address that is none", "/nowhere", LONG),
                        body("with a key", "/ingest/events", key + LONG),
                        body("with a key, chunked", "/ingest/events", key + CHUNKED),
                        body("with a key, packed", "/ingest/events", key + PACKED + LONG),
                        body("with a key, packed and chunked", "/ingest/penpot", key + PACKED + CHUNKED),
                        body("with a key, asking first", "/ingest/events", key + "Expect: 100-continue\r\n" + LONG),
                        body("with a key, of log records", "/ingest/otlp/v1/logs", key + LONG),
                        body("too large for its endpoint", "/ingest/heartbeat", key + LONG),
                        body("small", "POST", "/ingest/heartbeat", "Content-Length: 60000\r\n", 1),
                        body(
                                "with the agent's key",
                                "POST",
                                "/agent/events",
                                agent + "Content-Length: 1000000\r\n",
                                66_000),
                        new Kind(
                                "body of an upload with a superuser's session",
                                "POST /p/slow/upload HTTP/1.1\r\nHost: x\r\n" + session + file + "\r\n" + part
                                        + " ".repeat(66_000),
                                " "),
                        new Kind("body of a form", "POST /login HTTP/1.1\r\nHost: x\r\n" + form, "b"),
                        new Kind("head", "GET /health HTTP/1.1\r\nHost: x\r\nX: ", "y"),
                        new Kind("connection without a word", "", ""),
                        // Longer than what the system keeps of an answer, so the first one cannot leave.
                        reader("a file", "/assets/lib/echarts.js", "1.1", ""),
                        new Kind(
                                "reader of a page",
                                "GET /products/new HTTP/1.1\r\nHost: x\r\n"
                                        .concat(session + "\r\n")
                                        .repeat(100),
                                ""),
                        reader("a file by HTTP/1.0", "/assets/lib/echarts.js", "1.0", "Connection: keep-alive\r\n"),
                        new Kind(
                                OF_REPORTS,
                                ("POST /ingest/heartbeat HTTP/1.1\r\n" + JSON + key + "Content-Length: " + beat.length()
                                                + "\r\n\r\n" + beat)
                                        .repeat(8),
                                ""))
                .map(kind -> Arguments.of(kind.name.equals("reader of a page") ? 64 : MORE_THAN_THREADS, kind));
    }

    @ParameterizedTest(name = "{0} slow: {1}")
    @MethodSource("kinds")
    void however_many_are_slow_the_others_are_served_within_a_second(int number, Kind kind) throws Exception {
        try (SlowPeers slow = SlowPeers.open(server.port(), number, kind.start, kind.trickle)) {
            slow.goOn();
            if (kind.name.equals(OF_REPORTS)) {
                // Their reports are work that was asked for at once, and not slowness: it takes its turn before the
                // clock runs.
                int inARow = 0;
                for (int asked = 0; inARow < 20; asked++) {
                    assertThat(asked).isLessThan(500);
                    inARow = isSoonAnsweredBehindThem() ? inARow + 1 : 0;
                }
            }
            for (int i = 0; i < 4; i++) {
                assertThat(ask(request("/health").build())).isEqualTo(200);
                assertThat(ask(post("/ingest/heartbeat", heartbeat()))).isEqualTo(200);
            }
        }
    }

    private boolean isSoonAnsweredBehindThem() throws Exception {
        HttpRequest behindThem = HttpRequest.newBuilder(post("/ingest/heartbeat", heartbeat()), (name, value) -> true)
                .timeout(Duration.ofSeconds(10))
                .build();
        long begin = System.nanoTime();
        assertThat(ask(behindThem)).isEqualTo(200);
        return System.nanoTime() - begin < Duration.ofMillis(200).toNanos();
    }

    @Test
    void three_who_send_packed_bodies_slowly_take_no_memory_from_the_other_products() throws Exception {
        Kind packed = body("packed", "/ingest/events", "X-API-Key: " + slowKey + "\r\n" + PACKED + LONG);
        try (SlowPeers slow = SlowPeers.open(server.port(), 12, packed.start, packed.trickle)) {
            slow.goOn();
            for (String door : List.of("/ingest/penpot", "/ingest/events", "/ingest/otlp/v1/logs")) {
                assertThat(ask(post(door, "{}"))).as(door).isBetween(200, 400);
                assertThat(ask(post(door, "{" + " ".repeat(200_000) + "}")))
                        .as("200 KiB to " + door)
                        .isBetween(200, 400);
            }
        }
    }

    @Test
    void slow_readers_of_a_long_table_are_cut_off_for_the_others_and_who_reads_on_gets_all_of_it() throws Exception {
        Sql.column(server, """
                INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
                SELECT now(), 'backend', 'action', 'an-event-of-many', 'somebody@example.org',
                       jsonb_build_object('note', repeat('x', 1000)), '{}'
                FROM generate_series(1, 6000) RETURNING 1""");
        Kind reader = reader("a table", "/audit.csv", "1.1", session);
        try (SlowPeers slow = SlowPeers.open(server.port(), 12, reader.start, "")) {
            slow.goOn();

            HttpResponse<String> all = superuser.get("/audit.csv");

            assertThat(all.body().lines().count()).isGreaterThan(6_000);
            assertThat(ask(post("/ingest/heartbeat", heartbeat()))).isEqualTo(200);
        }
    }

    @Test
    void a_scrape_of_metrics_waits_for_nobody_else() throws Exception {
        int port = server.metricsPort().orElseThrow();
        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        HttpRequest.Builder scrape = HttpRequest.newBuilder(metrics);
        for (String start : List.of(
                "GET /metr",
                "",
                "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(4),
                "GET /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n ")) {
            try (SlowPeers slow = SlowPeers.open(port, 100, start, "")) {
                slow.goOn();
                // By a connection of its own: one that idles may be closed to make room.
                HttpRequest request = scrape.timeout(Duration.ofSeconds(3)).build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.discarding())
                                .statusCode())
                        .as(start)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void many_idle_connections_of_one_peer_cost_another_not_even_its_idle_one() throws Exception {
        int port = server.metricsPort().orElseThrow();
        String scrape = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
        List<Socket> many = new ArrayList<>();
        try (Socket honest = new Socket("127.0.0.1", port)) {
            for (int i = 0; i < 300; i++) {
                Socket idle = new Socket();
                many.add(idle);
                idle.bind(new InetSocketAddress("127.0.0.2", 0));
                idle.connect(new InetSocketAddress("127.0.0.1", port));
            }
            honest.setSoTimeout((int) A_SECOND.toMillis());
            honest.getOutputStream().write(scrape.getBytes(StandardCharsets.US_ASCII));

            byte[] start = honest.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        } finally {
            for (Socket idle : many) {
                idle.close();
            }
        }
    }

    @Test
    void who_is_refused_while_sending_gets_to_see_why() {
        String head = "POST /ingest/events HTTP/1.1\r\n" + JSON;
        String much = " ".repeat(12 << 20);

        assertThat(RawHttp.exchange(server, head + LONG + "\r\n" + much))
                .startsWith("HTTP/1.1 401")
                .contains("Connection: close");
        assertThat(RawHttp.exchange(
                        server, head + "X-API-Key: " + slowKey + "\r\nContent-Length: 16777217\r\n\r\n" + much))
                .startsWith("HTTP/1.1 413");
        assertThat(RawHttp.exchange(server, head + "Expect: 100-continue\r\n" + LONG + "\r\n"))
                .as("without leave to send")
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void who_looks_for_an_answer_only_after_sending_all_gets_to_see_why() throws Exception {
        for (String key : List.of(slowKey, "opens nothing")) {
            byte[] body = new byte[(16 << 20) + 1];
            String head = "POST /ingest/events HTTP/1.1\r\n" + JSON + "X-API-Key: " + key + "\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(body);

                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).isEqualTo(key.equals(slowKey) ? "HTTP/1.1 413" : "HTTP/1.1 401");
            }
        }
    }

    @Test
    void a_large_body_in_pieces_is_taken_as_one() throws Exception {
        String event = "{\"name\":\"create-file\",\"type\":\"action\"}";
        String batch = "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                + "\",\"product_version\":\"1\"," + "\"events\":[" + (event + ",").repeat(9_999) + event + "]}";
        HttpRequest chunked = request("/ingest/events")
                .header("Content-Type", "application/json")
                .header("X-API-Key", honestKey)
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(batch)))
                .build();

        HttpResponse<String> answer = CLIENT.send(chunked, BodyHandlers.ofString());

        assertThat(answer.body()).contains("\"received\":10000,\"kept\":10000");
    }

    @Test
    void a_stop_finishes_accepted_work_although_slow_peers_are_about() throws Exception {
        Wiring stopping = TestServer.start();
        Kind reader = reader("a file", "/assets/lib/echarts.js", "1.1", "");
        Kind sender = body("without a key", "/ingest/events", CHUNKED);
        try (SlowPeers readers = SlowPeers.open(stopping.port(), 64, reader.start, "");
                SlowPeers senders = SlowPeers.open(stopping.port(), 64, sender.start, sender.trickle)) {
            readers.goOn();
            senders.goOn();
            CompletableFuture.runAsync(stopping::close).get(10, TimeUnit.SECONDS);
        }
    }

    private static Kind body(String name, String path, String headers) {
        return body(name, "POST", path, headers, 66_000);
    }

    private static Kind body(String name, String method, String path, String headers, int first) {
        String head = method + " " + path + " HTTP/1.1\r\n" + JSON + headers + "\r\n";
        return headers.contains(CHUNKED)
                ? new Kind(
                        "body " + name,
                        head + Integer.toHexString(first) + "\r\n" + " ".repeat(first) + "\r\n",
                        "1\r\n \r\n")
                : new Kind("body " + name, head + " ".repeat(first), " ");
    }

    private static Kind reader(String what, String path, String version, String headers) {
        String get = "GET " + path + " HTTP/" + version + "\r\nHost: x\r\n" + headers + "\r\n";
        return new Kind("reader of " + what, get.repeat(12), "");
    }

    private static String key(String slug, String preset) {
        superuser.send("/products/new", Map.of("name", slug, "slug", slug, "preset", preset));
        String page =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        return Visitor.between(page, "<code id=\"issued\">", "</code>");
    }

    private static String heartbeat() {
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"1.2.3\"}";
    }

    private static HttpRequest post(String door, String body) {
        return request(door)
                .header("Content-Type", "application/json")
                .header("X-API-Key", honestKey)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(TestServer.at(server, path)).timeout(A_SECOND);
    }

    private static int ask(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
