package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.PackedBytes;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** {@code POST /ingest/events} over real HTTP, on two servers over one database. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollcallEventsEndpointTest {
    private static Wiring server;
    private static Wiring other;
    private static TestProducts products;

    private final Product product = products.product("penpot");
    private final TestSender testSender =
            new TestSender(TestServer.at(server, "/ingest/events"), products.key(product));
    private final String instance = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        other = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        other.close();
        server.close();
    }

    @Test
    void a_batch_becomes_rows_of_what_is_permitted() throws IOException {
        HttpResponse<String> answer = testSender.post(batch("", """
                {"name":"create-file","type":"command","source":"telemetry:backend","profile":7,
                 "properties":{"file-id":"%1$s","shared":true,"pages":3,"title":"Greta's plans","lang":"de"},
                 "context":{"browser":"Firefox","ip":"203.0.113.77"}},
                {"name":"create-file","type":"surprise"},
                {"name":"GRETA@example.org"}""".formatted(instance)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"received\":3,\"kept\":2,\"dropped\":1,\"repeated\":0");
        assertThat(rows("concat_ws(' ', name, type, source, version, profile IS NOT NULL, properties, context)"))
                .containsExactlyInAnyOrder(
                        "create-file command telemetry:backend 2.1.0 t {\"file-id\":\"" + instance
                                + "\",\"lang\":\"de\",\"pages\":3,\"shared\":true} {\"browser\":\"Firefox\"}",
                        "create-file   2.1.0 f {} {}");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "zstd"})
    void a_batch_may_come_packed(String encoding) throws IOException {
        byte[] plain = batch("", "{\"name\":\"a\"},{\"name\":\"b\"}").getBytes(StandardCharsets.UTF_8);
        byte[] packed = encoding.equals("gzip") ? PackedBytes.gzip(plain) : PackedBytes.zstdOfUnknownSize(plain);

        assertThat(testSender.post(packed, encoding).statusCode()).isEqualTo(200);
        assertThat(rows("name")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_batch_of_a_known_id_is_told_ok_and_adds_nothing() throws IOException {
        String id = "\"batch_id\":\"" + UUID.randomUUID() + "\",";

        assertThat(testSender.post(batch(id, "{\"name\":\"a\"}")).body()).contains("\"kept\":1");
        assertThat(testSender.post(batch(id, "{\"name\":\"a\"}")).body()).contains("\"kept\":0", "\"repeated\":1");
        assertThat(testSender
                        .post(batch(id.toUpperCase(Locale.ROOT).replace("BATCH_ID", "batch_id"), "{\"name\":\"a\"}"))
                        .body())
                .contains("\"repeated\":1");
        assertThat(rows("name")).containsExactly("a");
    }

    @Test
    void the_same_batch_at_the_same_moment_on_two_servers_is_kept_once() throws Exception {
        TestSender second = new TestSender(TestServer.at(other, "/ingest/events"), products.key(product));
        for (int i = 0; i < 10; i++) {
            String batch = batch("\"batch_id\":\"" + UUID.randomUUID() + "\",", "{\"name\":\"a\"},{\"name\":\"b\"}");

            List<CompletableFuture<HttpResponse<String>>> answers = List.of(
                    CompletableFuture.supplyAsync(() -> posted(testSender, batch)),
                    CompletableFuture.supplyAsync(() -> posted(second, batch)));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
            assertThat(rows("name")).hasSize(2 * (i + 1));
        }
    }

    @Test
    void another_instance_may_use_the_same_batch_id_and_without_one_equal_batches_both_count() throws IOException {
        String id = "\"batch_id\":\"" + UUID.randomUUID() + "\",";
        String batch = batch(id, "{\"name\":\"a\"}");

        testSender.post(batch);
        testSender.post(batch.replace(instance, UUID.randomUUID().toString()));
        testSender.post(batch("", "{\"name\":\"a\"}"));
        testSender.post(batch("", "{\"name\":\"a\"}"));

        assertThat(rows("name")).hasSize(4);
    }

    @Test
    void without_permission_no_event_is_kept_but_what_came_is_counted() throws Exception {
        Product none = products.product("none");
        TestSender stranger = new TestSender(TestServer.at(server, "/ingest/events"), products.key(none));

        HttpResponse<String> answer = stranger.post(batch("", "{\"name\":\"exported\"}"));

        assertThat(answer.body()).contains("\"received\":1,\"kept\":0,\"dropped\":1");
        assertThat(products.number("SELECT count(*) FROM event WHERE product_id = " + none.id()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {HEAD}                              | 400 | missing_required_fields | events
            {HEAD,'events':[{'name':7}]}        | 400 | invalid_field           | events.name
            {HEAD,'events':[{'name':'a'}        | 400 | invalid_json            |
            {'events':[]}                       | 400 | missing_required_fields | schema_version
            """)
    void what_is_wrong_is_answered_with_the_fields_name(String body, int status, String error, String field)
            throws IOException {
        String head = "'schema_version':'1','instance_id':'" + instance + "'";

        HttpResponse<String> answer = testSender.post(body.replace("HEAD", head).replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
        assertThat(answer.body().contains("\"field\":\"" + field + "\"")).isEqualTo(field != null);
    }

    @Test
    void other_keys_methods_and_types_are_rejected() throws Exception {
        TestSender stranger = new TestSender(TestServer.at(server, "/ingest/events"), "rc_none");

        assertThat(stranger.post(batch("", "{\"name\":\"a\"}")).statusCode()).isEqualTo(401);
        assertThat(testSender.post(new byte[10], "br").statusCode()).isEqualTo(415);
        assertThat(testSender.post(new byte[10], "gzip").statusCode()).isEqualTo(400);
        assertThat(rows("name")).isEmpty();
    }

    private static HttpResponse<String> posted(TestSender testSender, String body) {
        try {
            return testSender.post(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rows(String columns) {
        return products.column("SELECT " + columns + " FROM event WHERE product_id = " + product.id());
    }

    private String batch(String more, String events) {
        return """
                {"schema_version":"1","instance_id":"%s",%s"product_version":"2.1.0","events":[%s]}""".formatted(instance, more, events);
    }
}
