package rollcall.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.Sql;
import rollcall.support.TableLock;
import rollcall.support.TestServer;
import rollcall.support.page.FormMask;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackedPagesTest {
    private static final String[] TAKES_GZIP = {"Accept-Encoding", "gzip, deflate, br, zstd"};

    /** Packed they are 11 MB, more than what the server's socket holds for a slow reader. */
    private static final int ROWS = 16_000;

    /** How an answer in chunks ends that is whole. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private static TestSite site;
    private static Visitor superuser;

    @BeforeAll
    static void open() {
        site = new TestSite("eventyay");
        superuser = site.superuser();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/it/overview",
                "/p/it/versions",
                "/p/it/instances",
                "/p/it/refusals",
                "/p/it/connect",
                "/p/it/keys",
                "/settings/telemetry",
                "/accounts",
                "/jobs",
                "/p/it/nothing"
            })
    void a_page_is_packed_for_whoever_takes_it_packed(String path) throws Exception {
        HttpResponse<byte[]> packed = get(path, TAKES_GZIP);
        HttpResponse<byte[]> plain = get(path);

        assertThat(encoding(packed)).hasValue("gzip");
        assertThat(encoding(plain)).isEmpty();
        assertThat(packed.body()).hasSizeLessThan(plain.body().length * 6 / 10);
        assertThat(untoken(unpack(packed.body()))).isEqualTo(untoken(plain.body()));
        for (HttpResponse<byte[]> answer : List.of(packed, plain)) {
            assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding, Accept-Language, Cookie");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void every_page_shows_another_token_and_each_of_them_is_taken_but_none_that_is_made_up() {
        String first = superuser.token("/accounts");
        String second = superuser.token("/accounts");

        assertThat(first).isNotEqualTo(second).hasSameSizeAs(second);
        for (int at = 0; at + 8 < first.length(); at += 4) {
            assertThat(second).doesNotContain(first.substring(at, at + 8));
        }
        assertThat(sendWith(first)).isEqualTo(422);
        assertThat(sendWith(second)).isEqualTo(422);
        assertThat(sendWith(first)).as("once more").isEqualTo(422);
        for (String forged : new String[] {
            "",
            "!",
            "A",
            "a".repeat(43),
            "A".repeat(115),
            "a".repeat(9_000),
            FormMask.under(first),
            FormMask.over(""),
            first.substring(1),
            first + "AAAA",
            first.substring(0, 40) + second.substring(40),
            site.maintainer().token("/password")
        }) {
            assertThat(sendWith(forged)).as("%.60s", forged).isEqualTo(403);
        }
    }

    @Test
    void the_token_before_the_log_in_has_another_mask_on_each_page_too() {
        Visitor stranger = new Visitor(site.server());
        String first = stranger.token("/login");
        String second = stranger.token("/login");

        assertThat(first).isNotEqualTo(second);
        assertThat(FormMask.under(first)).isEqualTo(FormMask.under(second)).isEqualTo(stranger.cookie("rollcall_form"));
        Map<String, String> form = Map.of("email", "x@example.org", "password", "wrong", "_csrf", first);
        assertThat(stranger.post("/login", form).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,http://evil.example"})
    void what_another_sites_page_made_a_browser_ask_for_is_not_packed(String header, String value) throws Exception {
        for (String path : new String[] {"/p/it/instances?q=rc_", "/p/it/overview.csv", "/audit.csv"}) {
            assertThat(encoding(get(path, "Accept-Encoding", "gzip", header, value)))
                    .as(path)
                    .isEmpty();
        }
        assertThat(encoding(get("/p/it/instances?q=rc_", "Accept-Encoding", "gzip", "Sec-Fetch-Site", "same-origin")))
                .hasValue("gzip");
    }

    @Test
    void the_answer_that_shows_a_new_key_is_not_packed() {
        String token = superuser.token("/accounts");
        superuser.sending(TAKES_GZIP);
        try {
            HttpResponse<String> issued = superuser.post("/p/it/keys", Map.of("label", "x".repeat(40), "_csrf", token));

            assertThat(issued.body()).contains("<code id=\"issued\">");
            assertThat(issued.headers().firstValue("Content-Encoding")).isEmpty();
        } finally {
            superuser.sending();
        }
    }

    @Test
    void what_senders_are_told_and_what_is_small_stays_plain() throws Exception {
        HttpRequest heartbeat = HttpRequest.newBuilder(TestServer.at(site.server(), "/ingest/heartbeat"))
                .headers("X-API-Key", site.key(), "Content-Type", "application/json")
                .headers(TAKES_GZIP)
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema_version\":\"1\",\"instance_id\":\""
                        + UUID.randomUUID() + "\",\"product_version\":\"1.0.0\"}"))
                .build();

        assertThat(encoding(HttpClient.newHttpClient().send(heartbeat, BodyHandlers.ofByteArray())))
                .isEmpty();
        for (String path : new String[] {"/health", "/robots.txt", "/p/it/versions.csv?of=versions"}) {
            HttpResponse<byte[]> small = get(path, TAKES_GZIP);
            assertThat(encoding(small)).as(path).isEmpty();
            assertThat(small.headers().firstValue("Content-Length")).hasValue(String.valueOf(small.body().length));
        }
    }

    @Test
    void the_head_of_a_page_says_how_the_page_is_packed() {
        superuser.sending(TAKES_GZIP);
        try {
            HttpResponse<String> head = superuser.head("/p/it/connect");

            assertThat(head.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(head.body()).isEmpty();
        } finally {
            superuser.sending();
        }
    }

    @Test
    void a_long_table_is_packed_while_it_is_read_and_one_that_breaks_off_is_not_taken_for_whole() throws Exception {
        Sql.column(site.server(), """
                INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
                SELECT now() - interval '1 day', 'backend', 'action', 'one-of-many', 'somebody@example.org',
                       jsonb_build_object('note', (SELECT string_agg(md5(i || ':' || j), '') FROM generate_series(1, 40) j)), '{}'
                FROM generate_series(1, %d) i RETURNING 1""".formatted(ROWS));
        byte[] plain = get("/audit.csv").body();
        HttpResponse<byte[]> packed = get("/audit.csv", TAKES_GZIP);

        assertThat(encoding(packed)).hasValue("gzip");
        assertThat(packed.body()).hasSizeLessThan(plain.length * 7 / 10);
        assertThat(lines(unpack(packed.body()))).isEqualTo(lines(plain)).isGreaterThan(ROWS);

        try (Socket reader = slowReader("/audit.csv")) {
            InputStream answer = reader.getInputStream();
            assertThat(answer.read()).isEqualTo('H');
            assertThat(endsWholeWithoutDatabase(answer)).isFalse();
        }
        // The pool finds out by itself which of its connections were lost.
        TestSite.await(() -> superuser.get("/accounts").statusCode() == 200);
    }

    /** Asks for a packed page over a connection that holds little, so that the server waits for its reader. */
    private static Socket slowReader(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 15);
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.connect(new InetSocketAddress("localhost", site.server().port()));
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nCookie: rollcall_session="
                        + superuser.cookie("rollcall_session") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /**
     * Reads on, kills the next query of the answer while that waits for the table, and returns whether the answer ended as a whole one does.
     * Without the lock nothing runs in the database while the server waits for its reader, and nothing could be killed.
     */
    private static boolean endsWholeWithoutDatabase(InputStream answer) throws Exception {
        try (TableLock lock = TableLock.take(site.server().databaseUrl(), "audit_log")) {
            CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> rest(answer));
            TestSite.await(lock::isWaitedFor);
            assertThat(Sql.column(site.server(), """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query LIKE '%audit_log%' AND wait_event_type = 'Lock' AND datname = current_database()
                    """)).containsExactly("t");
            String read = rest.get(60, TimeUnit.SECONDS);
            assertThat(read).isNotEmpty();
            return read.endsWith(LAST_CHUNK);
        }
    }

    /** Everything until the server closes the connection. */
    private static String rest(InputStream answer) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            answer.transferTo(read);
        } catch (SocketException e) {
            // A connection that is reset is closed as well.
            assertThat(e).hasMessageContaining("reset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static int sendWith(String token) {
        return superuser
                .post("/products/new", Map.of("slug", "NO SLUG", "_csrf", token))
                .statusCode();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send(path, BodyHandlers.ofByteArray(), headers);
    }

    private static <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.at(site.server(), path))
                .header("Cookie", "rollcall_session=" + superuser.cookie("rollcall_session"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), body);
    }

    private static Optional<String> encoding(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding");
    }

    private static String untoken(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("(?s)<td class=\"n wide-only\">.*?</td>|<time.*?</time>|[0-9a-f-]{36}", "");
    }

    private static long lines(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().count();
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
