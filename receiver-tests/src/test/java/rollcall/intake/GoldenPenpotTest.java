package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.EveryColumn;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.CountsInTables;

/** What Penpot's own code was recorded to send, and what strangers could: each case over real HTTP, for a product of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenPenpotTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "penpot");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-21T03:15:00Z");
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** Texts of the recorded reports that name people, organisations or places. */
    private static final List<String> NEVER = List.of(
            "@example", "subscriber", "example.org", "example.com", "example.net", "Mozilla", "AppleWebKit", "Etc/UTC");

    private static MovableClock clock;
    private static Wiring server;
    private static TestProducts products;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Product product = products.product("penpot");
    private final String key = products.key(product);

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        clock = new MovableClock(NOW);
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    static List<RecordedCase> recorded() {
        return Stream.of(FOLDER, FOLDER.resolve("before-2.15"))
                .flatMap(folder -> RecordedCase.all(folder).stream())
                .toList();
    }

    @Test
    void every_recorded_case_is_here() {
        assertThat(recorded()).hasSizeGreaterThanOrEqualTo(113);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_recorded_request_is_answered_as_expected_and_stored_as_permitted(RecordedCase one) throws Exception {
        HttpResponse<String> answer = send(one.body(key));

        JsonNode expect = one.expect();
        boolean rejected = expect.path("kind").asText().equals("reject");
        boolean free =
                expect.path("optional").asBoolean() || expect.path("lenient_ok").asBoolean();
        int status = answer.statusCode();
        assertThat(free && status == 200 || (rejected || free ? status >= 400 && status < 500 : status == 200))
                .as("%d %s", status, answer.body())
                .isTrue();
        if (status != 200) {
            assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotEmpty();
            assertThat(rows("event", "name")).isEmpty();
            assertThat(rows("heartbeat", "kept")).isEmpty();
        } else if (expect.path("kind").asText().equals("telemetry-events")) {
            checkEvents(expect);
        } else if (!rejected) {
            checkReport(expect);
        }
    }

    @Test
    void nine_reports_a_day_are_answered_200_and_the_last_one_is_the_day_s_row() throws Exception {
        RecordedCase report = RecordedCase.read(FOLDER, "legacy-full");
        ObjectNode body = (ObjectNode) JSON.readTree(report.body(key));
        for (int i = 1; i <= 9; i++) {
            ((ObjectNode) body.path("stats")).put("total-users", i == 9 ? 5_000_000 : 1);
            assertThat(send(JSON.writeValueAsBytes(body)).statusCode()).isEqualTo(200);
            clock.move(Duration.ofMinutes(2));
        }

        assertThat(rows("heartbeat", "kept ->> 'total-users'"))
                .singleElement()
                .isNotEqualTo("1-10")
                .asString()
                .doesNotContain("5000000");
    }

    @Test
    void nobody_s_address_domain_browser_string_or_place_is_stored_anywhere() throws Exception {
        for (RecordedCase one : recorded()) {
            send(one.body(key));
        }
        CountsInTables.await(
                TestServer.at(server, "/"),
                () -> Long.parseLong(
                        products.column(CountsInTables.UNAUTHORIZED).get(0)));

        Map<String, String> found = EveryColumn.of(products);

        assertThat(found.get("event.context")).contains("Safari");
        List<String> leaks = new ArrayList<>();
        found.forEach((column, text) ->
                NEVER.stream().filter(text::contains).forEach(never -> leaks.add(never + " in " + column)));
        assertThat(leaks).isEmpty();
    }

    private void checkEvents(JsonNode expect) throws Exception {
        Map<String, Integer> names = new HashMap<>();
        expect.path("events").forEach(event -> names.merge(event.path("name").asText(), 1, Integer::sum));
        expect.path("counts_by_name")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asInt()));
        Map<String, Integer> stored = new HashMap<>();
        rows("event", "name").forEach(name -> stored.merge(name, 1, Integer::sum));
        assertThat(stored).isEqualTo(names);
        List<JsonNode> rows = new ArrayList<>();
        for (String row : rows("event", "row_to_json(t)::text")) {
            rows.add(JSON.readTree(row));
        }
        expect.path("events")
                .forEach(sent -> assertThat(rows).as(sent.toString()).anySatisfy(row -> checkEvent(sent, row)));
    }

    private static void checkEvent(JsonNode sent, JsonNode row) {
        assertThat(row.path("name")).isEqualTo(sent.path("name"));
        assertThat(row.path("type")).isEqualTo(sent.path("type"));
        assertThat(row.path("source").asText()).isEqualTo(sent.path("source").asText());
        assertThat(row.path("day").asText())
                .isEqualTo(sent.path("tracked-at").asText(NOW.toString()).substring(0, 10));
        String profile = sent.path("profile-id").asText(NOBODY);
        assertThat(row.path("profile").isNull()).isEqualTo(profile.equals(NOBODY));
        JsonNode kept = row.path("properties");
        assertThat(kept.has("email-domain")).isFalse();
        sent.path("props").properties().forEach(property -> {
            boolean plain = property.getKey().matches("[a-z]+(-[a-z]+)*");
            if (plain && (property.getValue().isBoolean() || property.getValue().isInt())) {
                assertThat(kept.path(property.getKey()).asText())
                        .as(property.getKey())
                        .isEqualTo(property.getValue().asText());
            }
        });
        Set<String> sentNames = new HashSet<>();
        sent.path("props").fieldNames().forEachRemaining(sentNames::add);
        kept.fieldNames().forEachRemaining(name -> assertThat(sentNames).contains(name));
        row.path("context")
                .properties()
                .forEach(part ->
                        assertThat(part.getValue().asText()).as(part.getKey()).hasSizeLessThan(60));
    }

    private void checkReport(JsonNode expect) throws Exception {
        List<String> rows = rows("heartbeat", "kept::text");
        assertThat(rows).hasSize(1);
        JsonNode kept = JSON.readTree(rows.get(0));
        expect.path("stats").properties().forEach(stat -> {
            boolean counted =
                    stat.getKey().startsWith("total-") || stat.getKey().startsWith("auth-backend-");
            if (counted && stat.getValue().asInt() > 0) {
                assertThat(kept.path(stat.getKey()).asText())
                        .as(stat.getKey())
                        .contains("-")
                        .satisfies(label -> assertThat(Integer.parseInt(label.split("-")[0]))
                                .isLessThanOrEqualTo(stat.getValue().asInt()));
            }
        });
        if (expect.path("stats").has("public-uri")) {
            assertThat(kept.path("public-uri").asText()).matches("[0-9a-f]{16}");
        }
        assertThat(rows.get(0)).doesNotContain(NEVER);
        assertThat(kept.path("version").asText()).isNotEmpty();
    }

    private List<String> rows(String table, String columns) {
        return products.column("SELECT " + columns + " FROM " + table + " t WHERE product_id = " + product.id());
    }

    /** As Penpot does it: the key is in the endpoint's query, and HTTP/1.1 with an offer of HTTP/2. */
    private HttpResponse<String> send(byte[] body) throws Exception {
        URI endpoint = TestServer.at(server, "/ingest/penpot?api_key=" + key);
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
