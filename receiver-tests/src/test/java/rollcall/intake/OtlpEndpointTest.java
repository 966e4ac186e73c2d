package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.support.PackedBytes;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** {@code /ingest/otlp/v1/...} over real HTTP: keys, encodings, methods, and requests that nobody should send. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpEndpointTest {
    private static final String JSON = OtlpProduct.JSON;
    private static final String PROTOBUF = OtlpProduct.PROTOBUF;

    private static Wiring server;
    private static TestProducts products;

    private final OtlpProduct otlp = new OtlpProduct(server, products);
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID instance = UUID.randomUUID();

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Basic,1249871:,200",
        "basic,a:,200",
        "BASIC,:,200",
        "Basic,,200",
        "Bearer,,200",
        "bearer,,200",
        "Basic,a:b:,401"
    })
    void a_key_is_taken_in_every_form_that_a_sender_may_give_it(String scheme, String user, int status)
            throws Exception {
        String token = user == null ? otlp.key() : OtlpProduct.base64(user + otlp.key());

        HttpResponse<byte[]> answer = otlp.send(OtlpBody.of().json(), JSON, "identity", scheme + " " + token, "logs");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(OtlpAnswer.read(answer).message()).isEqualTo(status == 200 ? "" : "unauthorized");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "zstd"})
    void a_request_may_come_packed(String encoding) throws Exception {
        byte[] plain = OtlpBody.of().record("timer.started", instance).protobuf();
        byte[] packed = encoding.equals("gzip") ? PackedBytes.gzip(plain) : PackedBytes.zstd(plain);

        assertThat(otlp.send(packed, PROTOBUF, encoding, otlp.bearer(), "logs").statusCode())
                .isEqualTo(200);
        assertThat(otlp.events("name")).containsExactly("timer.started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "traces"})
    void of_metrics_and_traces_nothing_is_kept_but_that_they_came(String signal) throws Exception {
        byte[] empty = {};
        OtlpAnswer none = OtlpAnswer.read(otlp.send(empty, PROTOBUF, "identity", otlp.bearer(), signal));
        assertThat(none).isEqualTo(new OtlpAnswer(200, PROTOBUF, 0, ""));
        String two = signal.equals("metrics")
                ? "{'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'name':'m','gauge':{'dataPoints':[{},{}]}}]}]}]}"
                : "{'resourceSpans':[{'scopeSpans':[{'spans':[{'name':'s'},{}]}]}]}";

        byte[] body = two.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        OtlpAnswer answer = OtlpAnswer.read(otlp.send(body, JSON, "identity", otlp.bearer(), signal));

        assertThat(answer.rejected()).isEqualTo(2);
        assertThat(answer.message()).contains("Rollcall keeps neither metrics nor traces");
        otlp.awaitRejections("not_kept " + signal + " 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE"})
    void other_methods_are_told_which_one_to_use(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/ingest/otlp/v1/logs"))
                .header("Content-Type", PROTOBUF)
                .method(method, BodyPublishers.noBody())
                .build();

        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void what_came_was_kept_or_refused_whatever_it_was() throws Exception {
        otlp.logs(OtlpBody.of(), JSON);
        otlp.logs(OtlpBody.of().attributes("a", "b").attributes("a", "b"), PROTOBUF);
        otlp.logs(
                OtlpBody.of()
                        .heartbeat(instance)
                        .heartbeat(instance)
                        .heartbeat(UUID.randomUUID())
                        .record("timer.started", instance)
                        .record("timer.started", UUID.randomUUID())
                        .record("timer.started", "nobody"),
                JSON);
        otlp.send(new byte[] {1}, PROTOBUF, "identity", otlp.bearer(), "metrics");

        URI metrics = URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics");
        String page = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();

        assertThat(sum(page, "received")).isGreaterThan(10).isEqualTo(sum(page, "kept") + sum(page, "refused"));
    }

    private static long sum(String page, String what) {
        return Pattern.compile("(?m)^rollcall_reports_" + what + "_total\\S* (\\d+)")
                .matcher(page)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
