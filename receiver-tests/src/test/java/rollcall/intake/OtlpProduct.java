package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** A product, of TimeTracker's preset unless another is named, on a real server: sends for it as an exporter does, and looks at what was stored. */
final class OtlpProduct {
    static final String JSON = "application/json";
    static final String PROTOBUF = "application/x-protobuf";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Wiring server;
    private final TestProducts products;
    private final Product product;
    private final String key;

    OtlpProduct(Wiring server, TestProducts products) {
        this(server, products, "timetracker");
    }

    OtlpProduct(Wiring server, TestProducts products, String preset) {
        this.server = server;
        this.products = products;
        this.product = products.product(preset);
        this.key = products.key(product);
    }

    Product product() {
        return product;
    }

    String key() {
        return key;
    }

    String bearer() {
        return "Bearer " + key;
    }

    /** Sends logs as TimeTracker authorizes itself; the answer must come in the request's own encoding. */
    OtlpAnswer logs(OtlpBody body, String type) throws Exception {
        byte[] bytes = type.equals(JSON) ? body.json() : body.protobuf();
        OtlpAnswer answer = OtlpAnswer.read(send(bytes, type, "identity", "Basic " + base64("1249871:" + key), "logs"));
        assertThat(answer.contentType()).isEqualTo(type);
        return answer;
    }

    /** The same for a request of a standard SDK. */
    OtlpAnswer logs(OtlpRequest request, String type) throws Exception {
        return OtlpAnswer.read(send(request.bytes(type), type, "identity", bearer(), "logs"));
    }

    HttpResponse<byte[]> send(byte[] body, String type, String encoding, String authorization, String signal)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/ingest/otlp/v1/" + signal))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    List<String> heartbeats() {
        return products.column(
                "SELECT instance_id || ' ' || kept::text FROM heartbeat WHERE product_id = " + product.id());
    }

    /** The group commits that its heartbeats came with: each has its own time of receipt. */
    long commits() {
        return products.number("SELECT count(DISTINCT received_at) FROM heartbeat WHERE product_id = " + product.id());
    }

    List<String> events(String columns) {
        return products.column("SELECT " + columns + " FROM event WHERE product_id = " + product.id());
    }

    /** Waits for counts of rejections, by reason and field. They reach their table about once a second. */
    void awaitRejections(String... lines) throws InterruptedException {
        assertThat(await(this::rejections, lines)).contains(lines);
    }

    /** Waits for the ignored names of what was kept, with the reason and how often; there may be no others. */
    void awaitIgnored(String... lines) throws InterruptedException {
        assertThat(await(this::ignored, lines)).containsExactlyInAnyOrder(lines);
    }

    /** The rows as soon as these are among them, or as they are after {@link #PATIENCE}. */
    private static List<String> await(Supplier<List<String>> rows, String... lines) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = rows.get();
        while (!found.containsAll(List.of(lines)) && System.nanoTime() < end) {
            Thread.sleep(100);
            found = rows.get();
        }
        return found;
    }

    private List<String> ignored() {
        return products.column(
                "SELECT name || ': ' || reason || ' ' || sum(count) FROM dropped_count WHERE product_id = "
                        + product.id() + " GROUP BY name, reason");
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rejections() {
        return products.column(
                "SELECT reason || ' ' || field || ' ' || sum(count) FROM refusal_count WHERE product_id = "
                        + product.id() + " GROUP BY reason, field");
    }
}
