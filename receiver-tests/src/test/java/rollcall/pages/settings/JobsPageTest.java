package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JobsPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> JOBS = List.of(
            "heartbeat-rollups",
            "event-rollups",
            "heartbeat-retention",
            "event-retention",
            "receipts",
            "answer-notes",
            "leases",
            "day-partitions",
            "last-requests",
            "key-use",
            "expiry",
            "sending",
            "job-report");

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("rollcall");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void every_job_of_every_server_is_on_the_page_with_its_last_success() throws Exception {
        try (Wiring second = TestServer.start(Clock.systemUTC(), site.server().databaseUrl())) {
            TestSite.await(
                    () -> Sql.column(second, "SELECT DISTINCT run_id FROM job").size() == 2);
            TestSite.await(() -> Sql.column(second, "SELECT name FROM job WHERE last_success_at IS NULL")
                    .isEmpty());

            String page = site.superuser().page("/jobs");

            assertThat(page).contains(JOBS);
            assertThat(Visitor.between(page, "Servers <a", "</div>")).contains(">2<");
            assertThat(page).contains("jobs went well when they last ran").doesNotContain("not yet");
        }
    }

    @Test
    void only_superusers_see_the_page_and_the_verbose_answer() throws Exception {
        assertThat(site.maintainer().get("/jobs").statusCode()).isEqualTo(403);
        assertThat(new Visitor(site.server()).get("/jobs").statusCode()).isEqualTo(303);
        assertThat(site.superuser().page("/accounts")).contains("href=\"/jobs\"");
        assertThat(site.maintainer().page("/p/it/overview")).doesNotContain("href=\"/jobs\"");

        for (Visitor other : List.of(site.maintainer(), new Visitor(site.server()))) {
            HttpResponse<String> answer = other.get("/health?verbose");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).path("status").asText()).isEqualTo("up");
            assertThat(answer.body()).doesNotContain("jobs", "rollups");
        }
        assertThat(site.superuser().get("/health").body()).isEqualTo("{\"status\":\"up\"}");
        JsonNode verbose = JSON.readTree(site.superuser().get("/health?verbose").body());
        assertThat(verbose.path("jobs").findValuesAsText("name")).containsAll(JOBS);
    }

    @Test
    void a_job_that_fails_is_told_with_its_place_on_the_page_in_health_and_in_the_metrics() throws Exception {
        UUID instance = UUID.randomUUID();
        try (TestSite broken = new TestSite("rollcall")) {
            assertThat(broken.heartbeat(instance, "1.0", "").statusCode()).isEqualTo(200);
            TestSite.await(
                    () -> !Sql.column(broken.server(), "SELECT 1 FROM rollup").isEmpty());
            Sql.execute(broken.server(), "ALTER TABLE rollup RENAME TO elsewhere");
            assertThat(broken.heartbeat(UUID.randomUUID(), "1.0", "").statusCode())
                    .isEqualTo(200);
            TestSite.await(() -> broken.superuser().page("/jobs").contains("1 of "));

            assertThat(broken.superuser().page("/jobs"))
                    .contains("needs a look: heartbeat-rollups fails", "at DayRollup.java:", ".java:")
                    .doesNotContain("relation", "42P01");
            JsonNode job = job(broken, "heartbeat-rollups");
            assertThat(job.path("status").asText()).isEqualTo("failing");
            assertThat(job.path("last_failure_place").asText()).contains(".java:");
            assertThat(job(broken, "event-rollups").path("status").asText()).isEqualTo("ok");
            String metrics = metrics(broken.server());
            assertThat(value(metrics, "rollcall_job_failures_total{job=\"heartbeat-rollups\"}"))
                    .isPositive();
            assertThat(value(metrics, "rollcall_job_failures_total{job=\"event-rollups\"}"))
                    .isZero();
            assertThat(value(metrics, "rollcall_job_last_success_age_seconds{job=\"event-rollups\"}"))
                    .isBetween(0.0, 20.0);
            assertThat(metrics).contains("rollcall_job_duration_seconds{job=\"event-rollups\"}");
            TestSite.await(() ->
                    value(metrics(broken.server()), "rollcall_rollup_oldest_waiting_age_seconds{what=\"heartbeats\"}")
                            > 0);

            Sql.execute(broken.server(), "ALTER TABLE elsewhere RENAME TO rollup");
            TestSite.await(() ->
                    job(broken, "heartbeat-rollups").path("status").asText().equals("ok"));
        }
    }

    private static JsonNode job(TestSite of, String name) {
        try {
            for (JsonNode job :
                    JSON.readTree(of.superuser().get("/health?verbose").body()).path("jobs")) {
                if (job.path("name").asText().equals(name)) {
                    return job;
                }
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError(name);
    }

    private static String metrics(Wiring server) {
        URI uri = URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }
}
