package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.report.Product;
import rollcall.support.MovableClock;

/** What TimeTracker and three SDKs were recorded to send, and what strangers could: each case over real HTTP, for a product of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenTimeTrackerTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "timetracker");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HEARTBEATS = Set.of("base_telemetry.first_seen", "base_telemetry.heartbeat");

    /**
     * Cases whose strict answer is another one, and what they are taken for: gzip's own reader ignores what follows the stream, of metrics
     * nothing is kept, and Bearer is one of the door's own forms.
     */
    private static final Map<String, RecordedCase> TAKEN_AS = Map.of(
            "bad-gzip-trailing-garbage", RecordedCase.read(FOLDER, "heartbeat-docker"),
            "odd-auth-bearer", RecordedCase.read(FOLDER, "heartbeat-docker"),
            "bad-metrics-bucket-mismatch", RecordedCase.read(FOLDER, "json-java-metrics"),
            "bad-metrics-no-name", RecordedCase.read(FOLDER, "json-java-metrics"));

    /** What of a heartbeat is kept as it was sent; the system's version is cut to its numbers. */
    private static final List<String> AS_SENT =
            List.of("app_version", "platform", "architecture", "release_channel", "deployment_type");

    /** What of an event is kept as it was sent. */
    private static final List<String> PROPERTIES_AS_SENT = List.of(
            "variant",
            "source",
            "auth_method",
            "export_type",
            "page_name",
            "device_type",
            "environment",
            "deployment_method",
            "billable",
            "has_tags_filter");

    private static MovableClock clock;
    private static Receiver receiver;

    @BeforeAll
    static void start() {
        clock = new MovableClock(Instant.parse("2026-11-21T03:00:00Z"));
        receiver = new Receiver(clock);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    static List<RecordedCase> recorded() {
        return RecordedCase.all(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_recorded_request_is_answered_as_expected_and_nothing_else_is_stored(RecordedCase one) throws Exception {
        Product product = receiver.product("timetracker");
        String key = receiver.key(product);
        for (String before : one.after()) {
            assertThat(receiver.sendOtlp(RecordedCase.read(FOLDER, before), key).statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<byte[]> answer = receiver.sendOtlp(one, key);

        assertThat(answer.statusCode())
                .as(new String(answer.body()))
                .isIn(
                        TAKEN_AS.containsKey(one.toString())
                                ? one.statuses()
                                : one.statuses().subList(0, 1));
        RecordedCase taken = answer.statusCode() == 200 ? TAKEN_AS.getOrDefault(one.toString(), one) : one;
        checkReply(taken, answer);
        checkHeartbeats(taken, answer, product);
        checkEvents(taken, answer, product);
    }

    private static void checkReply(RecordedCase one, HttpResponse<byte[]> answer) throws Exception {
        if (answer.statusCode() == 404) {
            return;
        }
        OtlpAnswer read = OtlpAnswer.read(answer);
        boolean protobuf =
                one.request().path("headers").path("content-type").asText("").contains("protobuf");
        assertThat(read.contentType()).isEqualTo(protobuf ? "application/x-protobuf" : "application/json");
        int kept = (int) records(one).stream()
                .filter(record -> record.path("attributes").has("install_id"))
                .count();
        switch (one.expect().path("kind").asText()) {
            case "metrics", "traces" -> {
                assertThat(read.rejected()).isPositive();
                assertThat(read.message()).contains("neither metrics nor traces");
            }
            case "heartbeat" ->
                assertThat(read.rejected()).isEqualTo(one.toString().equals("ok-batch-one-good-one-bad") ? 1 : 0);
            case "events" -> assertThat(read.rejected()).isEqualTo(records(one).size() - kept);
            default -> assertThat(read.message()).isNotBlank();
        }
        if (read.rejected() > 0 && !read.message().contains("neither")) {
            assertThat(read.message()).contains("install_id");
        }
    }

    private static void checkHeartbeats(RecordedCase one, HttpResponse<byte[]> answer, Product product)
            throws Exception {
        List<String> rows = receiver.column(
                "SELECT instance_id || ' ' || kept::text FROM heartbeat WHERE product_id = " + product.id());
        List<JsonNode> sent = answer.statusCode() == 200
                ? records(one).stream()
                        .filter(GoldenTimeTrackerTest::isHeartbeat)
                        .toList()
                : List.of();
        assertThat(rows).hasSize(sent.isEmpty() ? 0 : 1);
        one.mustNotStore().forEach(secret -> assertThat(rows.toString()).doesNotContain(secret));
        for (JsonNode record : sent) {
            String[] row = rows.get(0).split(" ", 2);
            JsonNode kept = JSON.readTree(row[1]);
            JsonNode attributes = record.path("attributes");
            assertThat(row[0]).isEqualTo(attributes.path("install_id").asText());
            assertThat(kept.path("app_version")).isEqualTo(one.expect().path("version"));
            AS_SENT.stream()
                    .filter(attributes::has)
                    .forEach(name -> assertThat(kept.path(name)).as(name).isEqualTo(attributes.path(name)));
            assertThat(kept.path("deployment.environment"))
                    .isEqualTo(record.path("resource").path("deployment.environment"));
            assertThat(kept.fieldNames())
                    .toIterable()
                    .doesNotContain("install_id", "telemetry_fingerprint", "locale", "timezone", "identity");
        }
    }

    private static void checkEvents(RecordedCase one, HttpResponse<byte[]> answer, Product product) throws Exception {
        List<String> rows = receiver.column("""
                SELECT json_build_object('name', name, 'type', type, 'version', version, 'instance', instance_id,
                                         'profile', profile, 'properties', properties)::text
                FROM event WHERE product_id = %d ORDER BY batch_id, ordinal
                """.formatted(product.id()));
        List<JsonNode> sent = answer.statusCode() == 200
                ? records(one).stream()
                        .filter(record -> !isHeartbeat(record))
                        .filter(record -> record.path("attributes").has("install_id"))
                        .toList()
                : List.of();
        one.mustNotStore().forEach(secret -> assertThat(rows.toString()).doesNotContain(secret));
        assertThat(rows).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            JsonNode attributes = sent.get(i).path("attributes");
            JsonNode row = JSON.readTree(rows.get(i));
            assertThat(row.path("name")).isEqualTo(attributes.path("event_name"));
            assertThat(row.path("type").asText())
                    .isEqualTo(attributes.path("event_category").asText(""));
            assertThat(row.path("version")).isEqualTo(one.expect().path("version"));
            assertThat(row.path("instance")).isEqualTo(attributes.path("install_id"));
            assertThat(row.path("profile").isIntegralNumber()).isTrue();
            checkProperties(attributes, row.path("properties"));
        }
    }

    private static void checkProperties(JsonNode attributes, JsonNode kept) {
        PROPERTIES_AS_SENT.stream()
                .filter(name ->
                        attributes.has(name) && !attributes.path(name).asText().equals("None"))
                .forEach(name -> assertThat(kept.path(name)).as(name).isEqualTo(attributes.path(name)));
        Map<String, String> values = new TreeMap<>();
        kept.properties().forEach(one -> values.put(one.getKey(), one.getValue().asText()));
        assertThat(values.keySet())
                .noneMatch(
                        name -> name.matches(".*(_id|_url|host|pathname|title|name|email|amount|fingerprint|columns)")
                                && !name.equals("page_name"));
        assertThat(values.values()).noneMatch(value -> value.contains("@") || value.equals("None"));
    }

    private static boolean isHeartbeat(JsonNode record) {
        return HEARTBEATS.contains(record.path("attributes").path("event_name").asText());
    }

    private static List<JsonNode> records(RecordedCase one) {
        return StreamSupport.stream(one.expect().path("fields").path("records").spliterator(), false)
                .collect(Collectors.toList());
    }
}
