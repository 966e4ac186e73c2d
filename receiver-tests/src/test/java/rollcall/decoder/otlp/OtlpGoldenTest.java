package rollcall.decoder.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.input.Inflation;
import rollcall.input.Malformed;
import rollcall.intake.RecordedCase;
import rollcall.report.Event;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;

/** Recorded requests of TimeTracker's own code and of three SDKs, as the decoder reads them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class OtlpGoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "timetracker");

    static List<RecordedCase> ofLogs() {
        return genuine("/v1/logs");
    }

    static List<RecordedCase> ofMetrics() {
        return genuine("/v1/metrics");
    }

    static List<RecordedCase> ofTraces() {
        return genuine("/v1/traces");
    }

    static List<RecordedCase> wrong() {
        return all().stream()
                .filter(one -> one.statuses().equals(List.of(400)))
                .filter(one -> !one.toString().startsWith("bad-gzip"))
                .toList();
    }

    @Test
    void every_recorded_case_is_here() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(126);
    }

    @ParameterizedTest
    @MethodSource("ofLogs")
    void every_log_record_is_a_heartbeat_or_an_event_with_the_attributes_that_were_sent(RecordedCase one) {
        OtlpLogs logs = OtlpLogs.decode(body(one), encoding(one));

        JsonNode records = one.expect().path("fields").path("records");
        List<JsonNode> ofEvents = new ArrayList<>();
        List<JsonNode> ofHeartbeats = new ArrayList<>();
        records.forEach(record ->
                (isHeartbeat(record.path("attributes")) ? ofHeartbeats : ofEvents).add(record.path("attributes")));
        assertThat(logs.records()).isGreaterThanOrEqualTo(records.size());
        assertThat(logs.heartbeats()).hasSameSizeAs(ofHeartbeats);
        for (int i = 0; i < ofHeartbeats.size(); i++) {
            check(ofHeartbeats.get(i), logs.heartbeats().get(i), one);
        }
        List<Event> events = logs.batches().stream()
                .flatMap(batch -> batch.events().stream())
                .toList();
        List<JsonNode> named = ofEvents.stream()
                .filter(attributes -> attributes.has("install_id"))
                .toList();
        assertThat(events).hasSameSizeAs(named);
        for (int i = 0; i < events.size(); i++) {
            check(named.get(i), events.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("ofMetrics")
    void data_points_are_counted(RecordedCase one) {
        long points = StreamSupport.stream(
                        one.expect().path("fields").path("metrics").spliterator(), false)
                .count();
        assertThat(OtlpSignal.METRICS.count(body(one), encoding(one))).isGreaterThanOrEqualTo(Math.max(1, points));
    }

    @ParameterizedTest
    @MethodSource("ofTraces")
    void spans_are_counted(RecordedCase one) {
        assertThat(OtlpSignal.TRACES.count(body(one), encoding(one)))
                .isEqualTo(one.expect().path("fields").path("spans").size());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void faulty_requests_are_rejected(RecordedCase one) {
        assertThat(isRejected(one)).isTrue();
    }

    private static boolean isRejected(RecordedCase one) {
        try {
            return switch (one.request().path("path").asText()) {
                case "/v1/logs" -> OtlpLogs.decode(body(one), encoding(one)).isWrong();
                case "/v1/metrics" -> OtlpSignal.METRICS.count(body(one), encoding(one)) < 0;
                default -> OtlpSignal.TRACES.count(body(one), encoding(one)) < 0;
            };
        } catch (Malformed e) {
            return true;
        }
    }

    private static void check(JsonNode attributes, Heartbeat heartbeat, RecordedCase one) {
        assertThat(heartbeat.reporter().instanceId())
                .hasToString(attributes.path("install_id").asText());
        assertThat(heartbeat.values())
                .containsEntry(
                        "app_version",
                        new ReportedValue.Text(one.expect().path("version").asText()));
        attributes.properties().stream()
                .filter(attribute -> !AttributeNames.ENVELOPE.contains(attribute.getKey()))
                .forEach(attribute -> assertThat(heartbeat.values())
                        .as(attribute.getKey())
                        .hasEntrySatisfying(
                                attribute.getKey(), reportedValue -> check(attribute.getValue(), reportedValue)));
    }

    private static void check(JsonNode attributes, Event event) {
        assertThat(event.name()).isEqualTo(attributes.path("event_name").asText());
        assertThat(event.type()).isEqualTo(attributes.path("event_category").textValue());
        assertThat(event.profile()).isEqualTo(attributes.path("identity").textValue());
        assertThat(event.at()).isNotNull();
        attributes.properties().stream()
                .filter(attribute -> !AttributeNames.ENVELOPE.contains(attribute.getKey()))
                .filter(attribute -> !attribute.getKey().equals(AttributeNames.VERSION))
                .forEach(attribute -> assertThat(event.properties())
                        .as(attribute.getKey())
                        .hasEntrySatisfying(
                                attribute.getKey(), reportedValue -> check(attribute.getValue(), reportedValue)));
    }

    private static void check(JsonNode sent, ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Text text) {
            assertThat(text.text()).isEqualTo(sent.asText());
        } else if (reportedValue instanceof ReportedValue.Number number) {
            assertThat(number.number().toPlainString()).isEqualTo(sent.asText());
        } else if (reportedValue instanceof ReportedValue.Flag flag) {
            assertThat(flag.flag()).isEqualTo(sent.booleanValue());
        } else {
            assertThat(sent.isContainerNode()
                            || sent.asText().equals("None")
                            || sent.asText().equals("AAH/"))
                    .isTrue();
        }
    }

    private static boolean isHeartbeat(JsonNode attributes) {
        return AttributeNames.HEARTBEATS.contains(attributes.path("event_name").asText());
    }

    private static List<RecordedCase> genuine(String path) {
        return all().stream()
                .filter(one -> one.request().path("path").asText().equals(path))
                .filter(one -> one.expect().path("status").asInt() == 200)
                .toList();
    }

    private static List<RecordedCase> all() {
        return RecordedCase.all(FOLDER);
    }

    private static InputStream body(RecordedCase one) {
        String encoding = one.request().path("headers").path("content-encoding").asText("");
        return Inflation.open(one.body("key"), encoding, 16 << 20);
    }

    private static OtlpEncoding encoding(RecordedCase one) {
        return one.request().path("headers").path("content-type").asText("").contains("protobuf")
                ? OtlpEncoding.PROTOBUF
                : OtlpEncoding.JSON;
    }
}
