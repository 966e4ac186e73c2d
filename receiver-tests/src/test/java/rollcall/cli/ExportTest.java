package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final String FIRST = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final Exports EXPORTS = new Exports("heartbeats", "eventyay");

    @BeforeAll
    static void twoInstancesReportOnTwoDays() throws Exception {
        EXPORTS.run("product", "add", "eventyay", "--preset", "eventyay");
        String key = EXPORTS.run("key", "issue", "eventyay").out().strip();
        heartbeat(
                "2026-11-18T10:15:30Z",
                key,
                FIRST,
                "\"metrics\":{\"events_bucket\":\"11-50\"},"
                        + "\"enabled_plugins\":[\"pretix.plugins.banktransfer\",\"pretix.plugins.badges\"],"
                        + "\"maintainer_contact\":\"+admin@example.org\"");
        heartbeat(
                "2026-11-20T23:59:59Z",
                key,
                SECOND,
                "\"database_type\":\"postgresql\",\"background_jobs_enabled\":true");
    }

    @Test
    void csv_has_the_columns_of_the_reference_receiver() throws Exception {
        String[] lines = EXPORTS.export("csv").split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .startsWith(
                        "received_at_utc,instance_id,eventyay_version,schema_version,build_metadata,canonical_base_url,"
                                + "deployment_type,os_family,database_type,database_version,enabled_plugins,events_bucket,live_events_bucket,")
                .endsWith(
                        ",uptime_bucket,background_jobs_enabled,storage_backend,error_count_bucket,maintainer_contact,raw_payload");
        assertThat(lines[1])
                .startsWith("2026-11-18T10:15:30Z," + FIRST + ",2.1.0,")
                .contains(",\"pretix.plugins.badges,pretix.plugins.banktransfer\",11-50,")
                .contains("\"\"events_bucket\"\"");
        assertThat(lines[2]).startsWith("2026-11-20T23:59:59Z," + SECOND).contains(",postgresql,", ",true,");
    }

    @Test
    void csv_of_another_product_has_a_column_for_each_of_its_fields() throws Exception {
        EXPORTS.run("product", "add", "tracker", "--preset", "timetracker");

        String head = EXPORTS.run("export", "heartbeats", "tracker", "--format", "csv")
                .out();

        assertThat(head)
                .startsWith("received_at_utc,instance_id,product_version,")
                .contains(",platform,", ",os_version,", ",architecture,", ",release_channel,", "deployment.environment")
                .endsWith(",raw_payload\r\n")
                .doesNotContain("events_bucket", "canonical_base_url");
    }

    @Test
    void what_a_spreadsheet_would_run_is_text() throws Exception {
        assertThat(EXPORTS.export("csv")).contains(",'+admin@example.org,").doesNotContain(",+admin");
    }

    @Test
    void ndjson_is_one_object_a_line() throws Exception {
        String[] lines = EXPORTS.export("ndjson").split("\n");
        assertThat(lines).hasSize(2);
        JsonNode line = new ObjectMapper().readTree(lines[1]);
        assertThat(line.path("instance_id").asText()).isEqualTo(SECOND);
        assertThat(line.path("eventyay_version").asText()).isEqualTo("2.1.0");
        assertThat(line.path("raw_payload").path("background_jobs_enabled").asBoolean())
                .isTrue();
    }

    @Test
    void days_are_utc_and_the_last_one_is_included() throws Exception {
        assertThat(EXPORTS.export("ndjson", "--from", "2026-11-19", "--to", "2026-11-20"))
                .contains(SECOND)
                .doesNotContain(FIRST);
        assertThat(EXPORTS.export("ndjson", "--to", "2026-11-18"))
                .contains(FIRST)
                .doesNotContain(SECOND);
        assertThat(EXPORTS.export("ndjson", "--from", "2026-11-21")).isEmpty();
    }

    private static void heartbeat(String time, String key, String instance, String fields) throws Exception {
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"timestamp_utc\":\"" + time
                + "\",\"eventyay_version\":\"2.1.0\"," + fields + "}";
        EXPORTS.post(time, "/ingest/heartbeat", key, body);
    }
}
