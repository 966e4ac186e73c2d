package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Report;
import rollcall.report.ReportedValue;

/** Requests that Penpot's own code sent, and variants made by hand: every recorded case is decoded as it states, or rejected. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PenpotGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = cases();

    static Stream<String> batches() throws IOException {
        return names("telemetry-events");
    }

    static Stream<String> reports() throws IOException {
        return Stream.concat(names("telemetry-legacy-report"), names("untyped-report-before-2.15"));
    }

    static Stream<String> rejects() throws IOException {
        return names("reject");
    }

    @ParameterizedTest
    @MethodSource("batches")
    void a_batch_decodes_to_its_events(String name) throws IOException {
        JsonNode expected = expectation(name);
        List<JsonNode> decoded = new ArrayList<>();
        JsonNode body = JSON.readTree(body(name));
        tree(Base64.getUrlDecoder().decode(body.path("events").asText()))
                .forEach(event -> decoded.add(PlainJson.of(event)));

        if (expected.has("event_count")) {
            assertThat(decoded).hasSize(expected.path("event_count").asInt());
            Map<String, Integer> counts = new TreeMap<>();
            decoded.forEach(event -> counts.merge(event.path("name").asText(), 1, Integer::sum));
            Map<String, Integer> all = new TreeMap<>();
            expected.path("counts_by_name")
                    .properties()
                    .forEach(one -> all.put(one.getKey(), one.getValue().asInt()));
            assertThat(counts).isEqualTo(all);
            PlainJson.assertSame(decoded.subList(0, 3), expected.path("first_events"));
            PlainJson.assertSame(decoded.subList(decoded.size() - 3, decoded.size()), expected.path("last_events"));
        } else {
            PlainJson.assertSame(decoded, expected.path("events"));
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void a_batch_becomes_a_report_of_as_many_events(String name) throws IOException {
        JsonNode expected = expectation(name);
        EventBatch batch = (EventBatch) decode(name);

        assertThat(batch.reporter().instanceId())
                .hasToString(expected.path("instance_id").asText());
        assertThat(batch.version()).isEqualTo(expected.path("version").asText());
        assertThat(batch.batchId()).isNull();
        int count = expected.path("event_count").asInt(expected.path("events").size());
        assertThat(batch.events()).hasSize(count);
        for (int i = 0; i < expected.path("events").size(); i++) {
            assertSame(batch.events().get(i), expected.path("events").get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_report_becomes_a_heartbeat_with_its_statistics(String name) throws IOException {
        JsonNode expected = expectation(name);
        Heartbeat heartbeat = (Heartbeat) decode(name);

        assertThat(heartbeat.reporter().instanceId())
                .hasToString(expected.path("instance_id").asText());
        assertThat(heartbeat.values())
                .containsEntry(
                        "version",
                        new ReportedValue.Text(expected.path("version").asText()));
        JsonNode stats = expected.has("stats") ? expected.path("stats") : expected.path("fields");
        stats.properties().forEach(stat -> {
            ReportedValue reportedValue = heartbeat.values().get(stat.getKey());
            if (stat.getValue().isNumber()) {
                assertThat(reportedValue)
                        .isEqualTo(new ReportedValue.Number(stat.getValue().decimalValue()));
            } else if (stat.getValue().isTextual()) {
                assertThat(reportedValue)
                        .isEqualTo(new ReportedValue.Text(stat.getValue().asText()));
            }
        });
        JsonNode subscriptions =
                expected.has("subscriptions") ? expected.path("subscriptions") : stats.path("subscriptions");
        if (!subscriptions.isMissingNode()) {
            assertThat(((ReportedValue.Names) heartbeat.values().get("subscriptions")).names())
                    .hasSize(texts(subscriptions));
        }
    }

    @ParameterizedTest
    @MethodSource("rejects")
    void a_faulty_request_is_rejected_at_once_with_a_reason(String name) throws IOException {
        boolean lenient = expectation(name).path("lenient_ok").asBoolean();
        byte[] body = body(name);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                new PenpotDecoder().decode(body);
                assertThat(lenient).as("it was understood").isTrue();
            } catch (Malformed refused) {
                assertThat(refused.rejection()).isNotNull();
            }
        });
    }

    /** The decoded tree itself: reported values omit what no field could keep. */
    private static List<Object> tree(byte[] blob) throws IOException {
        List<Object> values = new ArrayList<>();
        HeapBudget budget = new HeapBudget(Long.MAX_VALUE);
        Blob.read(blob, (version, content) -> {
            if (version == 1 || version == 3) {
                return StrictJson.walk(content, parser -> {
                    new TransitReader(parser, budget).eachOf(values::add);
                    return null;
                });
            }
            FressianDecoder reader = new FressianDecoder(content, budget);
            reader.eachOf(values::add);
            reader.end();
            return null;
        });
        return values;
    }

    private static void assertSame(Event event, JsonNode expected) {
        assertThat(event.name()).isEqualTo(expected.path("name").asText());
        assertThat(event.type()).isEqualTo(expected.path("type").asText());
        assertThat(event.source()).isEqualTo(expected.path("source").asText(null));
        assertThat(event.at() == null ? null : event.at().toString())
                .isEqualTo(expected.path("tracked-at").asText(null));
        String profile = expected.path("profile-id").asText();
        assertThat(event.profile()).isEqualTo(profile.startsWith("00000000-") ? null : profile);
        assertThat(event.properties().keySet()).isEqualTo(keys(expected.path("props")));
        assertThat(event.context().keySet()).isEqualTo(keys(expected.path("context")));
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new HashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static int texts(JsonNode subscriptions) {
        Set<String> all = new HashSet<>();
        if (subscriptions.isArray()) {
            subscriptions.forEach(one -> all.add(one.asText()));
        } else {
            subscriptions.forEach(list -> list.forEach(one -> all.add(one.asText())));
        }
        return all.size();
    }

    private static Report decode(String name) throws IOException {
        return new PenpotDecoder().decode(body(name));
    }

    private static byte[] body(String name) throws IOException {
        JsonNode request = JSON.readTree(CASES.resolve(name + ".request.json").toFile());
        return request.has("body_base64")
                ? Base64.getDecoder().decode(request.path("body_base64").asText())
                : request.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode expectation(String name) throws IOException {
        return JSON.readTree(CASES.resolve(name + ".expect.json").toFile());
    }

    private static Stream<String> names(String kind) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".expect.json"))
                    .sorted()
                    .toList()) {
                JsonNode expected = JSON.readTree(file.toFile());
                if (expected.path("kind").asText().equals(kind)) {
                    names.add(CASES.relativize(file).toString().replace(".expect.json", ""));
                }
            }
        }
        return names.stream();
    }

    private static Path cases() {
        try {
            return Path.of(PenpotGoldenTest.class.getResource("/wire/penpot").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
