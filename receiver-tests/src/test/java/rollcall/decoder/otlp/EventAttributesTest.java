package rollcall.decoder.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** What Rollcall's own sender says in log records beyond TimeTracker's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class EventAttributesTest {
    private static final String INSTANCE = "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10";

    @Test
    void source_context_and_properties_whose_names_are_taken_have_a_dot_in_theirs() {
        Event event = event(logs("timer.started", true, """
                {"key": "event.source", "value": {"stringValue": "telemetry:backend"}},
                {"key": "context.browser", "value": {"stringValue": "Firefox"}},
                {"key": "property.identity", "value": {"intValue": "7"}},
                {"key": "file-id", "value": {"stringValue": "%s"}},
                {"key": "browser", "value": {"stringValue": "Chrome"}}
                """.formatted(INSTANCE)));

        assertThat(event.source()).isEqualTo("telemetry:backend");
        assertThat(event.context()).isEqualTo(Map.of("browser", new ReportedValue.Text("Firefox")));
        assertThat(event.properties())
                .isEqualTo(Map.of(
                        "identity", new ReportedValue.Number(BigDecimal.valueOf(7)),
                        "file-id", new ReportedValue.Id(UUID.fromString(INSTANCE)),
                        "browser", new ReportedValue.Text("Chrome")));
    }

    @Test
    void a_record_with_two_properties_of_one_name_is_rejected() {
        OtlpLogs logs = logs("timer.started", true, """
                {"key": "n", "value": {"intValue": "1"}}, {"key": "property.n", "value": {"intValue": "2"}}
                """);

        assertThat(logs.batches()).isEmpty();
        assertThat(logs.rejections()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo(Rejection.INVALID_FIELD);
            assertThat(one.field()).isEqualTo("attributes");
        });
    }

    @Test
    void an_event_that_is_called_like_the_base_layer_is_one_if_it_is_detailed() {
        String version = "{\"key\": \"app_version\", \"value\": {\"stringValue\": \"2.1.0\"}}";

        assertThat(logs("base_telemetry.heartbeat", true, version).heartbeats()).isEmpty();
        assertThat(logs("base_telemetry.heartbeat", true, version).events()).isEqualTo(1);
        assertThat(logs("base_telemetry.heartbeat", false, version).heartbeats())
                .hasSize(1);
        assertThat(logs("base_telemetry.heartbeat", false, version).events()).isZero();
    }

    private static Event event(OtlpLogs logs) {
        assertThat(logs.rejections()).isEmpty();
        return logs.batches().get(0).events().get(0);
    }

    private static OtlpLogs logs(String name, boolean detailed, String attributes) {
        String json = """
                {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"timeUnixNano": "1795219200000000000", "attributes": [
                  {"key": "event_name", "value": {"stringValue": "%s"}},
                  {"key": "install_id", "value": {"stringValue": "%s"}},
                  {"key": "detailed", "value": {"boolValue": %s}},
                  %s]}]}]}]}
                """.formatted(name, INSTANCE, detailed, attributes);
        return OtlpLogs.decode(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), OtlpEncoding.JSON);
    }
}
