package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MappedSite;
import rollcall.support.PackedBytes;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** {@code POST /ingest/mapped/SLUG} over real HTTP: keys, sizes, bad bodies and answers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappedEndpointTest {
    private static final String FILE = """
            product: %s
            preset: none
            fields:
              - name: users
                kind: bucket
                bucket: counts
                title: Users
                description: How many.
                reason: Shows how large it is.
              - name: event:export
                title: Export
                description: Somebody exports.
                reason: Shows what is used.
            mapping:
              key: %s
              each: /batch
              instance: [/id, /who/id]
              version: /v
              fields:
                users: /n/users
                seats: /n/seats
              event: {name: /event, properties: /properties}
            """;

    private static Wiring server;
    private static TestProducts products;
    private static MappedSite site;

    private final String slug = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID instance = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        products = TestProducts.at(server.databaseUrl());
        site = new MappedSite(products, path -> TestServer.at(server, path));
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    private Product product(String key) {
        return site.product(FILE.formatted(slug, key));
    }

    private String body() {
        return "{\"id\":\"" + instance + "\",\"v\":\"2.1.0\",\"n\":{\"users\":37,\"seats\":9},\"other\":{\"a\":1}}";
    }

    private long kept() {
        return products.number("SELECT count(*) FROM heartbeat WHERE instance_id = '" + instance + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{header: X-Auth} | X-Auth | KEY",
                "{header: Authorization} | Authorization | Token KEY",
                "{header: X-Auth} | X-API-Key | KEY",
                "{query: token} | Authorization | Bearer KEY",
                "{body: /k} | X-API-Key | KEY"
            })
    void the_key_is_found_in_the_header_of_the_mapping_and_in_the_usual_ones(String place, String header, String value)
            throws Exception {
        String key = products.key(product(place));

        assertThat(site.post(slug, body(), header, value.replace("KEY", key)).statusCode())
                .isEqualTo(200);
        assertThat(site.post(slug, body(), header, value.replace("KEY", "rc_nothing"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void the_key_is_found_in_the_query_and_in_the_body() throws Exception {
        String key = products.key(product("{query: token}"));
        assertThat(site.post(slug + "/v1?token=" + key, body()).statusCode()).isEqualTo(200);
        assertThat(site.post(slug + "/?api_key=" + key, body()).statusCode()).isEqualTo(200);

        String other = "b" + slug;
        String inBody = products.key(site.product(FILE.formatted(other, "{body: [/missing, /k/key]}")));
        String body = body().replace("{\"id\"", "{\"k\":{\"key\":\"" + inBody + "\"},\"id\"");
        assertThat(site.post(other, body).statusCode()).isEqualTo(200);
        assertThat(site.post(other, body, "Authorization", "Basic c29tZWJvZHk6ZWxzZQ==")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.post(other, body.replace(inBody, key)).statusCode()).isEqualTo(401);
        assertThat(site.post(other, body.replace("\"" + inBody + "\"", "[7]")).statusCode())
                .isEqualTo(401);
        assertThat(site.post(other, body()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_opens_its_own_product_only_and_an_answer_does_not_tell_which_products_there_are() throws Exception {
        product("{query: token}");
        Product another = products.product("none");
        String key = products.key(another);

        HttpResponse<String> known = site.post(slug, body(), "X-API-Key", key);
        HttpResponse<String> unknown = site.post("never-heard-of", body(), "X-API-Key", key);
        HttpResponse<String> strange = site.post("%3Cb%3E/../..", body(), "X-API-Key", key);

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(known.body()).isEqualTo(unknown.body()).contains("\"error\":\"unauthorized\"");
        assertThat(strange.statusCode()).isIn(400, 401, 404);
        HttpResponse<String> unmapped = site.post(another.slug(), body(), "X-API-Key", key);
        assertThat(unmapped.statusCode()).isEqualTo(404);
        assertThat(unmapped.body()).contains("\"error\":\"not_found\"");
        assertThat(kept()).isZero();
    }

    @Test
    void other_methods_are_rejected() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(TestServer.at(server, "/ingest/mapped/" + slug + "/batch/"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(get, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void a_field_that_the_product_does_not_permit_is_named_and_not_kept_and_what_is_not_mapped_is_not_looked_at()
            throws Exception {
        String key = products.key(product("{query: token}"));

        HttpResponse<String> answer = site.post(slug + "?token=" + key, body());

        assertThat(answer.body())
                .isEqualTo("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"ignored\":[\"seats\"],"
                        + "\"status_code\":200}");
        assertThat(products.column("SELECT kept::text FROM heartbeat WHERE instance_id = '" + instance + "'"))
                .containsExactly("{\"product_version\":\"2.1.0\",\"users\":\"11-50\"}");
        assertThat(site.post(slug + "?token=" + key, body()).statusCode()).isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "'' | 400 | missing_body",
                "no | 400 | invalid_json",
                "{\"id\": | 400 | invalid_json",
                "{} | 400 | missing_required_fields\",\"field\":\"instance",
                "[] | 400 | missing_required_fields",
                "7 | 400 | missing_required_fields",
                "{\"id\":[\"a\"]} | 400 | invalid_field\",\"field\":\"instance",
                "{\"id\":{\"a\":1}} | 400 | invalid_field\",\"field\":\"instance",
                "{\"id\":\"\"} | 400 | missing_required_fields\",\"field\":\"instance",
                "{\"id\":null,\"who\":{\"id\":\"\"}} | 400 | missing_required_fields\",\"field\":\"instance",
                "{\"id\":\"00000000-0000-0000-0000-000000000000\"} | 400 | invalid_field\",\"field\":\"instance",
                "{\"id\":1.5} | 400 | invalid_field\",\"field\":\"instance",
                "{\"id\":\"a\",\"id\":\"b\"} | 400 | invalid_json",
                "{\"id\":\"a\",\"event\":[]} | 400 | invalid_field\",\"field\":\"event",
                "{\"batch\":{}} | 400 | invalid_field\",\"field\":\"each",
                "{\"batch\":\"x\"} | 400 | invalid_field\",\"field\":\"each",
                "{\"batch\":[7,\"a\",[]]} | 400 | invalid_field\",\"field\":\"each",
                "{\"id\":\"a\"} {} | 400 | invalid_json"
            })
    void a_bad_body_is_rejected_and_nothing_of_it_is_kept(String body, int status, String error) throws Exception {
        Product product = product("{query: token}");

        HttpResponse<String> answer = site.post(slug + "?token=" + products.key(product), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error);
        assertThat(products.number("SELECT count(*) FROM instance WHERE product_id = " + product.id()))
                .isZero();
    }

    @Test
    void deep_huge_and_long_bodies_are_rejected() throws Exception {
        Product product = product("{query: token}");
        String to = slug + "?token=" + products.key(product);

        assertThat(site.post(to, "{\"a\":".repeat(2000) + "1" + "}".repeat(2000))
                        .body())
                .contains("invalid_json");
        String item = "{\"id\":\"a\"}";
        assertThat(site.post(
                                to,
                                batch(IntStream.range(0, 10_001)
                                        .mapToObj(i -> item)
                                        .collect(Collectors.joining(","))))
                        .body())
                .contains("payload_too_large", "list");
        assertThat(site.post(
                                to,
                                batch(IntStream.range(0, 51)
                                        .mapToObj(i -> "{\"id\":\"a" + i + "\"}")
                                        .collect(Collectors.joining(","))))
                        .body())
                .contains("payload_too_large", "instance");
        assertThat(site.post(to, "{\"id\":\"" + "x".repeat(251) + "\"}").body()).contains("invalid_field");
        byte[] huge = ("{\"id\":\"a\",\"x\":\"" + "y".repeat(5 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(site.post(to, huge, "application/json").statusCode()).isEqualTo(413);
        byte[] bomb = PackedBytes.gzip(new byte[17 << 20]);
        assertThat(site.post(to, bomb, "application/json", "Content-Encoding", "gzip")
                        .statusCode())
                .isIn(400, 413);
        assertThat(products.number("SELECT count(*) FROM instance WHERE product_id = " + product.id()))
                .isZero();

        byte[] large = ("{\"id\":\"a\",\"x\":\"" + "y".repeat(900_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(site.post(to, large, "application/json").statusCode()).isEqualTo(200);
        byte[] packed = PackedBytes.gzip(body().getBytes(StandardCharsets.UTF_8));
        assertThat(site.post(to, packed, "", "Content-Encoding", "gzip").statusCode())
                .isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void a_large_body_with_its_key_within_it_is_rejected_as_too_large() throws Exception {
        String key = products.key(product("{body: /k}"));
        String filler = ",\"x\":\"" + "y".repeat(70_000) + "\"}";
        String body = "{\"k\":\"" + key + "\",\"id\":\"" + instance + "\"";

        assertThat(site.post(slug, body + filler).statusCode()).isEqualTo(413);
        assertThat(kept()).isZero();
        assertThat(site.post(slug + "?api_key=" + key, body + filler).statusCode())
                .isEqualTo(200);
        byte[] packed = PackedBytes.gzip((body + filler).getBytes(StandardCharsets.UTF_8));
        assertThat(site.post(slug, packed, "application/json", "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void one_bad_report_of_several_does_not_keep_the_others_out() throws Exception {
        Product product = product("{query: token}");
        String to = slug + "?token=" + products.key(product);

        HttpResponse<String> answer =
                site.post(to, batch(body() + ",{\"v\":\"1\"},7,{\"id\":\"b\",\"event\":\"export\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
        assertThat(products.number("SELECT count(*) FROM event WHERE product_id = " + product.id()))
                .isEqualTo(1);
        assertThat(site.post(to, batch("")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_needs_a_mapping_of_a_form_and_its_field_once() throws Exception {
        String to = slug + "?token=" + products.key(product("{query: token}"));
        byte[] form =
                ("data=" + java.net.URLEncoder.encode(body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        String type = "application/x-www-form-urlencoded; charset=utf-8";
        assertThat(site.post(to, form, type).statusCode()).isEqualTo(415);
        assertThat(site.post(to, form, "multipart/form-data; boundary=x").statusCode())
                .isEqualTo(415);

        String other = "f" + slug;
        String key = products.key(site.product(FILE.formatted(other, "{body: /k}\n  form: data")));
        String there = other + "?api_key=" + key;
        String text = new String(form, StandardCharsets.UTF_8);
        assertThat(site.post(there, (text + "&" + text).getBytes(StandardCharsets.UTF_8), type)
                        .body())
                .contains("invalid_field\",\"field\":\"form");
        assertThat(site.post(there, "dat=1".getBytes(StandardCharsets.UTF_8), type)
                        .body())
                .contains("missing_required_fields\",\"field\":\"form");
        assertThat(site.post(there, "data=%7".getBytes(StandardCharsets.UTF_8), type)
                        .body())
                .contains("invalid_data\",\"field\":\"form");
        assertThat(site.post(there, "data=%FF".getBytes(StandardCharsets.UTF_8), type)
                        .body())
                .contains("invalid_json");
        assertThat(site.post(there, form, type).statusCode()).isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{status: 204} | 204 | | ''",
                "{status: 202} | 202 | text/plain | ''",
                "{body: `[7]`} | 200 | application/json | [7]",
                "{status: 201, type: text/plain, body: <b>ä</b>} | 201 | text/plain | <b>ä</b>"
            })
    void the_answer_is_that_of_the_mapping_and_an_error_is_the_usual_one(
            String answer, int status, String type, String body) throws Exception {
        String said = FILE.formatted(slug, "{query: token}") + "  answer: " + answer.replace('`', '\'') + "\n";
        String key = products.key(site.product(said));

        HttpResponse<String> kept = site.post(slug + "?token=" + key, body());
        HttpResponse<String> wrong = site.post(slug + "?token=" + key, "{}");

        assertThat(kept.statusCode()).isEqualTo(status);
        assertThat(kept.body()).isEqualTo(body);
        assertThat(kept.headers().firstValue("Content-Type").orElse("")).startsWith(type == null ? "" : type);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"ok\":false", "missing_required_fields");
    }

    private static String batch(String items) {
        return "{\"batch\":[" + items + "]}";
    }
}
