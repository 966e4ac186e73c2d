package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;
import rollcall.support.Sink;
import rollcall.support.TestCertificate;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;

/** One request to whatever there is at the other end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpSenderTest {
    private static final byte[] BODY = "the body".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> HEADERS = Map.of("X-API-Key", "the key");

    @TempDir
    private static Path directory;

    private static TestProducts database;

    private Sink sink;

    @BeforeAll
    static void openDatabase() {
        database = TestProducts.at(TestDatabase.fresh());
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        sink = Sink.that(Sink.welcoming());
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void an_answer_comes_back_whole() throws Exception {
        sink.now(Sink.answering(429, "Retry-After: 7\r\n", "patience"));

        HttpResponse<byte[]> answer = send(sink.at("/door?x=1"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(HttpSender.header(answer, "Retry-After")).isEqualTo("7");
        assertThat(answer.body()).asString().isEqualTo("patience");
        assertThat(sink.requests()).hasSize(1);
        Sink.Request request = sink.requests().get(0);
        assertThat(request.head()).startsWith("POST /door?x=1 HTTP/1.1\r\n").contains("X-API-Key: the key\r\n");
        assertThat(request.body()).isEqualTo(BODY);
    }

    @Test
    void a_redirect_is_an_answer_that_is_not_followed() throws Exception {
        sink.now(Sink.answering(308, "Location: " + sink.at("/elsewhere") + "\r\n", ""));

        assertThat(send(sink.at("/door")).statusCode()).isEqualTo(308);
        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void of_a_long_answer_64_kib_are_read() throws Exception {
        sink.now((request, socket) -> {
            Sink.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
            String piece = "x".repeat(100_000);
            while (true) {
                Sink.write(socket, piece);
            }
        });

        assertThat(send(sink.at("/")).body()).hasSize(AnswerBody.MOST);
    }

    @Test
    void nobody_there_is_said_in_words() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertFails(
                URI.create("http://127.0.0.1:" + free + "/secret"),
                "connection refused: nobody listens there, or the way to it is closed");
        assertFails(URI.create("http://nobody.invalid/secret"), "unknown host: its name could not be looked up");
    }

    @Test
    void an_answer_that_never_comes_or_breaks_off_is_said_in_words() {
        sink.now((request, socket) -> {});
        assertFails(sink.at("/"), "the connection was closed without an answer");

        sink.now((request, socket) -> Sink.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":"));
        assertFails(sink.at("/"), "the answer was cut off");

        sink.now((request, socket) ->
                Sink.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"));
        assertFails(sink.at("/"), "the answer was cut off");

        sink.now((request, socket) -> Sink.write(socket, "SSH-2.0-OpenSSH_9.2\r\n"));
        assertFails(sink.at("/"), "the connection was closed without an answer");
    }

    @Test
    void the_limit_is_for_the_body_as_well() {
        sink.now((request, socket) -> Thread.sleep(60_000));
        assertFails(sink.at("/"), "no answer within 2 s");

        sink.now((request, socket) -> {
            Sink.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            for (int i = 0; i < 1000; i++) {
                Sink.write(socket, "x");
                Thread.sleep(100);
            }
        });
        long start = System.nanoTime();
        assertFails(sink.at("/"), "the answer did not end within 2 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_certificate_has_to_be_trusted() throws Exception {
        try (Sink untrusted =
                Sink.secure(TestCertificate.of(directory, "localhost").server(), Sink.welcoming())) {
            assertFails(untrusted.at("/"), "certificate not trusted: nobody known has signed it");
            assertThat(untrusted.requests()).isEmpty();
        }
    }

    @Test
    void who_speaks_no_tls_is_not_spoken_to_without_it() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answerPlainly(plain));
            assertFails(
                    URI.create("https://localhost:" + plain.getLocalPort() + "/"),
                    "no secure connection: the other side does not speak TLS as it should");
        }
    }

    @Test
    void stopping_ends_what_is_under_way_and_lets_nothing_begin() throws Exception {
        sink.now((request, socket) -> Thread.sleep(60_000));
        HttpSender http = http(Map.of(), Duration.ofMinutes(1));
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> failure(() -> http.post(sink.at("/"), HEADERS, BODY, () -> true)));
        while (sink.requests().isEmpty()) {
            Thread.sleep(10);
        }

        http.stop();

        assertThat(failure.get())
                .isInstanceOf(RequestFailure.class)
                .matches(stopped -> ((RequestFailure) stopped).isCancelled());
        assertThatThrownBy(() -> http.post(sink.at("/"), HEADERS, BODY, () -> true))
                .isInstanceOf(RequestFailure.class);
        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_not_wanted_any_more_is_not_waited_for() {
        sink.now((request, socket) -> Thread.sleep(60_000));
        AtomicBoolean wanted = new AtomicBoolean(true);
        HttpSender http = http(Map.of(), Duration.ofMinutes(1));

        assertThatThrownBy(() -> http.post(sink.at("/"), HEADERS, BODY, () -> wanted.getAndSet(false)))
                .isInstanceOf(RequestFailure.class)
                .hasMessageStartingWith("stopped");
    }

    @Test
    void a_key_that_no_header_can_carry_is_not_quoted() {
        assertThatThrownBy(() -> http(Map.of()).post(sink.at("/"), Map.of("X-API-Key", "se\ncret"), BODY, () -> true))
                .isInstanceOf(RequestFailure.class)
                .hasMessageNotContaining("cret")
                .hasNoCause();
    }

    @Test
    void a_plain_request_goes_to_the_proxy_with_its_password() throws Exception {
        Map<String, String> environment = Map.of("http_proxy", "http://user:pass@localhost:" + sink.port());

        HttpResponse<byte[]> answer =
                http(environment).post(URI.create("http://nobody.invalid/door"), HEADERS, BODY, () -> true);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sink.requests().get(0).head())
                .startsWith("POST http://nobody.invalid/door HTTP/1.1\r\n")
                .contains("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
    }

    @Test
    void a_proxy_that_refuses_is_said_in_words_and_nothing_goes_past_it() throws Exception {
        sink.now(Sink.answering(403, "", ""));
        try (Sink receiver = Sink.that(Sink.welcoming())) {
            Map<String, String> environment = Map.of(
                    "https_proxy", "http://localhost:" + sink.port(), "http_proxy", "http://localhost:" + sink.port());
            URI secure = URI.create("https://localhost:" + receiver.port() + "/");
            assertThatThrownBy(() -> http(environment).post(secure, HEADERS, BODY, () -> true))
                    .hasMessage("the proxy did not connect: it answered 403");
            assertThat(sink.requests().get(0).head()).startsWith("CONNECT localhost:" + receiver.port());
            assertThat(sink.requests().get(0).head()).doesNotContain("the key");
            assertThat(http(environment)
                            .post(receiver.at("/"), HEADERS, BODY, () -> true)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(receiver.connections()).isZero();
        }
    }

    private static void answerPlainly(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            Sink.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Sending {
        void run() throws Exception;
    }

    private static Throwable failure(Sending sending) {
        try {
            sending.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static void assertFails(URI address, String words) {
        assertThatThrownBy(() -> send(address))
                .isInstanceOf(RequestFailure.class)
                .hasMessage(words);
    }

    private static HttpResponse<byte[]> send(URI address) throws RequestFailure {
        return http(Map.of()).post(address, HEADERS, BODY, () -> true);
    }

    private static HttpSender http(Map<String, String> environment) {
        return http(environment, Duration.ofSeconds(2));
    }

    private static HttpSender http(Map<String, String> environment, Duration limit) {
        SenderSettings settings = new SenderSettings(
                UUID.randomUUID(), new byte[32], "base", "rollcall", "", "", "", false, List.of(), "", null);
        return new HttpSender(
                Proxies.of(environment), limit, settings, database.dao(SendLogDao.class), Clock.systemUTC(), "");
    }
}
