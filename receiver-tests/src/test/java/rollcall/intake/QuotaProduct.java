package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;

/** A product whose quotas a test sets: sends for it to any server of its database, and looks at what was kept and counted. */
final class QuotaProduct {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestProducts products;
    private final Product product;
    private final String key;

    QuotaProduct(TestProducts products, String preset) {
        this(products, products.product(preset));
    }

    QuotaProduct(TestProducts products, Product product) {
        this.products = products;
        this.product = product;
        this.key = products.key(product);
    }

    String key() {
        return key;
    }

    /** Sets a quota by its column. */
    void set(String quota, long amount) {
        products.execute("UPDATE product SET " + quota + " = " + amount + " WHERE product_id = " + product.id());
    }

    HttpResponse<String> heartbeat(Wiring server, UUID instance) {
        return post(server, "/ingest/heartbeat", TestSender.heartbeat(instance));
    }

    /** So many events, of which the first ones are equal in every batch. */
    HttpResponse<String> events(Wiring server, UUID instance, int count) {
        return post(server, "/ingest/events", batch(instance, count));
    }

    HttpResponse<String> post(Wiring server, String path, String body) {
        return post(server, path, body.getBytes(StandardCharsets.UTF_8), "identity");
    }

    HttpResponse<String> post(Wiring server, String path, byte[] body, String encoding) {
        try {
            return new TestSender(TestServer.at(server, path), key).post(body, encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String batch(UUID instance, int count) {
        return batch(instance, "", events(count));
    }

    /** @param more members beside the usual ones, each with a comma behind it */
    static String batch(UUID instance, String more, String events) {
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\"," + more
                + "\"product_version\":\"2.1.0\",\"events\":[" + events + "]}";
    }

    static String events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"open\",\"properties\":{\"n\":" + i + "}}")
                .collect(Collectors.joining(","));
    }

    static void assertKept(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** @param seconds until midnight */
    static void assertFull(HttpResponse<String> answer, String quota, long seconds) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains(String.valueOf(seconds));
        JsonNode body = json(answer);
        assertThat(body.path("ok").asBoolean(true)).isFalse();
        assertThat(body.path("error").asText()).isEqualTo("quota_exceeded");
        assertThat(body.path("field").asText()).isEqualTo(quota);
        assertThat(body.path("retry_after").asLong()).isEqualTo(seconds);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was counted of a quota on the last day on which anything was. */
    long used(String what) {
        return number("SELECT coalesce((SELECT sum(" + what + ") FROM quota_use WHERE product_id = " + product.id()
                + " GROUP BY day ORDER BY day DESC LIMIT 1), 0)");
    }

    long rows(String table) {
        return number("SELECT count(*) FROM " + table + " WHERE product_id = " + product.id());
    }

    /** The bytes of all that is kept of the product, by the definition in the manual. */
    long bytes() {
        return number(
                "SELECT (SELECT coalesce(sum(octet_length(kept::text)), 0) FROM heartbeat WHERE product_id = %1$d)"
                                .formatted(product.id())
                        + " + (SELECT coalesce(sum(octet_length(name) + octet_length(type) + octet_length(source)"
                        + " + octet_length(properties::text) + octet_length(context::text)), 0) FROM event WHERE product_id = %1$d)"
                                .formatted(product.id()));
    }

    /** Waits until these reports are counted as rejected because of quotas, and no others: "events_a_day 2". */
    void assertRejected(String... lines) throws InterruptedException {
        String query = "SELECT field || ' ' || sum(count) FROM refusal_count WHERE reason = 'quota_exceeded'"
                + " AND product_id = " + product.id() + " GROUP BY field";
        TestSite.await(() -> products.column(query).containsAll(List.of(lines)));
        assertThat(products.column(query)).containsExactlyInAnyOrder(lines);
    }

    private long number(String query) {
        return products.number(query);
    }
}
