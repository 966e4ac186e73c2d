package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportEventsTest {
    private static final String FIRST = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final Exports EXPORTS = new Exports("events", "pen");

    @BeforeAll
    static void twoInstancesSendEventsOnTwoDays() throws Exception {
        EXPORTS.run("product", "add", "pen", "--preset", "penpot");
        String key = EXPORTS.run("key", "issue", "pen").out().strip();
        send("2026-11-18T10:00:00Z", key, FIRST, """
                {"name":"create-file","at":"2026-11-17T22:00:00Z","type":"command","source":"telemetry:backend",
                 "profile":"ada","properties":{"lang":"de","is-shared":true}},
                {"name":"open","properties":{"free-text":"what nobody permitted"}}""");
        send("2026-11-20T10:00:00Z", key, SECOND, "{\"name\":\"open\",\"context\":{}}");
    }

    @Test
    void csv_has_a_line_for_each_event_and_no_value_that_was_not_permitted() throws Exception {
        List<String> lines = EXPORTS.export("csv").lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo("received_on,day,instance_id,name,type,source,profile,version,properties,context");
        assertThat(lines.get(1) + lines.get(2))
                .containsPattern("2026-11-18,2026-11-17," + FIRST
                        + ",create-file,command,telemetry:backend,[0-9a-f]{16},2\\.15\\.0,")
                .contains("\"\"lang\"\":\"\"de\"\"")
                .contains("2026-11-18,2026-11-18," + FIRST + ",open,,,,2.15.0,{},{}")
                .doesNotContain("nobody");
        assertThat(lines.get(3)).startsWith("2026-11-20,2026-11-20," + SECOND + ",open,");
    }

    @Test
    void ndjson_is_one_object_a_line() throws Exception {
        List<String> lines = EXPORTS.export("ndjson").lines().toList();

        assertThat(lines).hasSize(3);
        JsonNode last = new ObjectMapper().readTree(lines.get(2));
        assertThat(last.path("received_on").asText()).isEqualTo("2026-11-20");
        assertThat(last.path("name").asText()).isEqualTo("open");
        assertThat(last.path("type").isNull()).isTrue();
        assertThat(last.path("profile").isNull()).isTrue();
        assertThat(last.path("properties").isObject()).isTrue();
    }

    @Test
    void days_are_those_of_the_receipt_and_the_last_one_is_included() throws Exception {
        assertThat(EXPORTS.export("ndjson", "--from", "2026-11-19", "--to", "2026-11-20"))
                .contains(SECOND)
                .doesNotContain(FIRST);
        assertThat(EXPORTS.export("ndjson", "--to", "2026-11-17")).isEmpty();
        assertThat(EXPORTS.export("csv", "--from", "2026-11-21").lines()).hasSize(1);
    }

    private static void send(String time, String key, String instance, String events) throws Exception {
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + instance
                + "\",\"product_version\":\"2.15.0\",\"events\":[" + events + "]}";
        EXPORTS.post(time, "/ingest/events", key, body);
    }
}
