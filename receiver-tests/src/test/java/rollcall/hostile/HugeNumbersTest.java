package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.report.Product;
import rollcall.support.PackedBytes;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;

/** Numbers of few characters that would take gigabytes written out: the rest of the report is kept, and nothing of them, by a server without gigabytes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HugeNumbersTest {
    private static final Map<String, String> SMALL = Map.of("ROLLCALL_JAVA_OPTS", "-Xmx256m");

    /** Fressian's decimal: an unscaled number of one byte, and the least scale that there is. */
    private static final String FIVE_TIMES_TEN_TO_TWO_TO_31 = "c7d105f8ffffffff80000000";

    @TempDir
    private static Path directory;

    private static ServerProcess server;
    private static TestProducts products;

    private final Product penpot = products.product("penpot");

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(directory, SMALL);
        products = TestProducts.in(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        products.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-2147483000", "1e2147483000", "1e-999999999", "1e2147483647"})
    void of_a_heartbeat_whatever_kind_the_field_has(String number) throws IOException {
        Product eventyay = products.product("eventyay");

        HttpResponse<String> answer = post("/ingest/heartbeat", eventyay, """
                {"schema_version":"1","instance_id":"%1$s","eventyay_version":"2.1.0","python_version":%2$s,
                 "build_metadata":%2$s,"canonical_base_url_hash":%2$s,"deployment_type":%2$s}""".formatted(UUID.randomUUID(), number));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept("heartbeat", "kept", eventyay))
                .contains("2.1.0", "$unusable")
                .doesNotContain("1e", "E+", "e-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-2147483000", "1e2147483000", "1e2147483647", "-1e2147483647"})
    void of_an_event_whether_its_property_is_permitted_by_name_or_by_kind(String number) throws IOException {
        HttpResponse<String> answer = post("/ingest/events", penpot, """
                {"schema_version":"1","instance_id":"%1$s","product_version":"2.1.0","events":[
                 {"name":"create-file","properties":{"lang":%2$s,"pages":%2$s,"shared":true},"context":{"browser":%2$s}}]}""".formatted(UUID.randomUUID(), number));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept("event", "properties", penpot)).isEqualTo("{\"shared\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-2147483000", "1e2147483000", "1e999999999"})
    void of_an_address_that_comes_in_parts(String number) throws IOException {
        HttpResponse<String> answer = post("/ingest/penpot", penpot, """
                {"instance-id":"%s","version":"2.14.0","total-teams":%s,
                 "public-uri":{"scheme":"http","host":"design.example.org","port":%s}}""".formatted(UUID.randomUUID(), number, number));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept("heartbeat", "kept", penpot)).contains("2.14.0").doesNotContain("E+");
    }

    @Test
    void of_a_packed_event_that_says_the_largest_exponent_of_all() throws IOException {
        byte[] event = HexFormat.of()
                .parseHex("e5ef" + text("clj/map") + "01ed" + text("name") + text("create-file") + text("type")
                        + text("command") + text("props") + "a0ed" + text("pages") + FIVE_TIMES_TEN_TO_TWO_TO_31
                        + text("shared") + "f5fdfd");
        byte[] packed = PackedBytes.zstd(event);
        byte[] blob = ByteBuffer.allocate(6 + packed.length)
                .putShort((short) 4)
                .putInt(event.length)
                .put(packed)
                .array();

        HttpResponse<String> answer = post("/ingest/penpot", penpot, """
                {"type":"telemetry-events","instance-id":"%s","version":"2.17.0","events":"%s"}""".formatted(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(blob)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept("event", "properties", penpot)).isEqualTo("{\"shared\":true}");
    }

    /** A text of less than 64 bytes, as Fressian writes it with its length before it. */
    private static String text(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return "e3" + HexFormat.of().toHexDigits((byte) bytes.length)
                + HexFormat.of().formatHex(bytes);
    }

    private static HttpResponse<String> post(String door, Product product, String body) throws IOException {
        return new TestSender(server.at(door), products.key(product)).post(body);
    }

    private static String kept(String table, String column, Product product) {
        return String.join(
                "\n", products.column("SELECT " + column + " FROM " + table + " WHERE product_id = " + product.id()));
    }
}
