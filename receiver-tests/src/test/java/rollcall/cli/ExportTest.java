package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Launcher;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;

class ExportTest {
    private static final String FIRST = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String DATABASE = TestDatabase.fresh();

    @BeforeAll
    static void twoInstancesReportOnTwoDays() throws Exception {
        run("product", "add", "eventyay", "--preset", "eventyay");
        String key = run("key", "issue", "eventyay").out().strip();
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
        String[] lines = export("csv").split("\r\n");
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
        run("product", "add", "tracker", "--preset", "timetracker");

        String head = run("export", "heartbeats", "tracker", "--format", "csv").out();

        assertThat(head)
                .startsWith("received_at_utc,instance_id,product_version,")
                .contains(",platform,", ",os_version,", ",architecture,", ",release_channel,", "deployment.environment")
                .endsWith(",raw_payload\r\n")
                .doesNotContain("events_bucket", "canonical_base_url");
    }

    @Test
    void what_a_spreadsheet_would_run_is_text() throws Exception {
        assertThat(export("csv")).contains(",'+admin@example.org,").doesNotContain(",+admin");
    }

    @Test
    void ndjson_is_one_object_a_line() throws Exception {
        String[] lines = export("ndjson").split("\n");
        assertThat(lines).hasSize(2);
        JsonNode line = new ObjectMapper().readTree(lines[1]);
        assertThat(line.path("instance_id").asText()).isEqualTo(SECOND);
        assertThat(line.path("eventyay_version").asText()).isEqualTo("2.1.0");
        assertThat(line.path("raw_payload").path("background_jobs_enabled").asBoolean())
                .isTrue();
    }

    @Test
    void days_are_utc_and_the_last_one_is_included() throws Exception {
        assertThat(export("ndjson", "--from", "2026-11-19", "--to", "2026-11-20"))
                .contains(SECOND)
                .doesNotContain(FIRST);
        assertThat(export("ndjson", "--to", "2026-11-18")).contains(FIRST).doesNotContain(SECOND);
        assertThat(export("ndjson", "--from", "2026-11-21")).isEmpty();
    }

    private static String export(String format, String... more) throws Exception {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"export", "heartbeats", "eventyay", "--format", format}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        Launcher.Result result = run(arguments);
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private static Launcher.Result run(String... arguments) throws Exception {
        return Launcher.run(Map.of("ROLLCALL_DATABASE_URL", DATABASE), "", arguments);
    }

    private static void heartbeat(String time, String key, String instance, String fields) throws Exception {
        try (Wiring server = TestServer.start(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), DATABASE)) {
            String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"timestamp_utc\":\"" + time
                    + "\",\"eventyay_version\":\"2.1.0\"," + fields + "}";
            HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/ingest/heartbeat"))
                    .header("X-API-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
