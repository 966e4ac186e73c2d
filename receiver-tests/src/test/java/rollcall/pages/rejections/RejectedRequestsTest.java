package rollcall.pages.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Requests that failed, requests that were answered with 200 although nothing of them is kept, and repeats are three numbers, read from the pages. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectedRequestsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ANONYMOUS_EVENT = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":["
            + "{\"eventName\":\"analytics.identify\"},{\"eventName\":\"analytics.identify\"}]}]}]}";
    private static final String METRICS =
            "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"a\",\"sum\":{\"dataPoints\":[{\"asInt\":\"1\"}]}}]}]}]}";
    private static final String SPANS = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"a\"}]}]}]}";

    private static int products;
    private static Wiring server;
    private static Visitor superuser;
    private static Visitor maintainer;

    private final UUID instance = UUID.randomUUID();
    private String page;
    private String key;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        maintainer = Visitor.maintainer(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        String slug = "p" + ++products;
        superuser.send("/products/new", Map.of("name", slug, "slug", slug, "preset", "timetracker"));
        String issued =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        key = Visitor.between(issued, "<code id=\"issued\">", "</code>");
        page = "/p/" + slug;
    }

    @Test
    void what_was_told_ok_is_no_rejected_request_whatever_was_kept_of_it() throws Exception {
        assertStatus(200, heartbeat(instance, ""));
        for (int i = 0; i < 5; i++) {
            assertStatus(200, post("/ingest/otlp/v1/metrics", METRICS));
            assertStatus(200, post("/ingest/otlp/v1/traces", SPANS));
        }
        assertStatus(200, post("/ingest/otlp/v1/logs", "{}"));
        assertStatus(200, post("/ingest/otlp/v1/logs", ANONYMOUS_EVENT));
        assertStatus(
                200,
                post("/ingest/forget", "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\"}"));

        awaitHeadline("No request was rejected in the last 90 days; 14 were answered and not kept. "
                + "Nothing was ignored in kept reports.");
        String refusals = maintainer.page(page + "/refusals");
        assertThat(refusals)
                .contains("Answered, not kept", "14\u00a0requests")
                .doesNotContain("refused", "id=\"repeated\"");
        assertThat(card(refusals, "requests")).contains("There were none.");
        assertThat(card(refusals, "answered"))
                .containsPattern(row("not_kept", "metrics", 5))
                .containsPattern(row("not_kept", "traces", 5))
                .containsPattern(row("not_kept", "logRecords", 1))
                .containsPattern(row("no_installation", "install_id", 2))
                .containsPattern(row("forgotten", "", 1));
        assertThat(tile()).contains(">0<", "14 answered, not kept").doesNotContain("repeated", "ignored");
    }

    @Test
    void a_heartbeat_within_the_interval_and_a_known_batch_are_repeats_and_count_what_was_left_out_once()
            throws Exception {
        assertStatus(200, heartbeat(instance, ",\"colour\":\"red\""));
        for (int i = 0; i < 3; i++) {
            assertStatus(429, heartbeat(instance, ",\"colour\":\"red\""));
        }
        String batch = "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"batch_id\":\""
                + UUID.randomUUID() + "\",\"events\":[{\"name\":\"timer.started\"},{\"name\":\"Not permitted\"}]}";
        assertThat(post("/ingest/events", batch).body()).contains("\"kept\":1,\"dropped\":1,\"repeated\":0");
        assertThat(post("/ingest/events", batch).body()).contains("\"kept\":0,\"dropped\":1,\"repeated\":1");

        awaitHeadline("No request was rejected in the last 90 days; 4 repeated what had been kept before. "
                + "2 values and events were ignored in kept reports.");
        assertThat(card(maintainer.page(page + "/refusals"), "repeated"))
                .contains("4\u00a0requests")
                .containsPattern(row("rate_limited", "", 3))
                .containsPattern(row("repeated", "", 1));
        assertThat(tile()).contains(">0<", "2 values ignored; 4 repeated");
    }

    @Test
    void what_was_told_that_it_failed_is_rejected_each_record_of_opentelemetry_by_itself() throws Exception {
        assertStatus(200, heartbeat(instance, ""));
        assertStatus(400, post("/ingest/heartbeat", "not json"));
        assertStatus(400, heartbeat("nobody", ""));
        assertStatus(
                200,
                post(
                        "/ingest/otlp/v1/logs",
                        ANONYMOUS_EVENT.replaceFirst("\"eventName\":\"analytics.identify\"", "\"body\":{}")));

        awaitHeadline("3 requests were rejected in the last 90 days; 1 was answered and not kept. "
                + "Nothing was ignored in kept reports.");
        assertThat(card(maintainer.page(page + "/refusals"), "requests"))
                .contains("3\u00a0requests", "The body was not JSON.")
                .containsPattern(row("invalid_json", "", 1))
                .containsPattern(row("invalid_field", "instance_id", 1))
                .containsPattern(row("missing_required_fields", "event_name", 1));
        assertThat(tile()).contains(">3<", "1 answered, not kept");
        assertThat(maintainer.page(page + "/refusals.csv").lines())
                .first()
                .isEqualTo("outcome,reason,field,requests,last_day");
        assertThat(maintainer.page(page + "/refusals.csv"))
                .containsPattern("(?m)^rejected,invalid_json,,1,20\\d\\d-\\d\\d-\\d\\d\\r?$")
                .containsPattern("(?m)^answered_not_kept,no_installation,install_id,1,20");
    }

    @Test
    void requests_without_a_valid_key_are_superusers_alone_in_the_file_as_on_the_page() throws Exception {
        key = "opens nothing";
        assertStatus(401, post("/ingest/heartbeat", "{}"));
        TestSite.await(() -> superuser.page(page + "/refusals").contains("unauthorized"));

        assertThat(superuser.page(page + "/refusals")).contains("Requests without a valid key");
        assertThat(superuser.page(page + "/refusals.csv?of=strangers")).containsPattern("(?m)^rejected,unauthorized,,");
        assertThat(maintainer.page(page + "/refusals.csv?of=strangers"))
                .isEqualToIgnoringNewLines("outcome,reason,field,requests,last_day\n");
        assertThat(maintainer.page(page + "/refusals"))
                .contains("<strong>No request</strong> was rejected in the last 90 days.");
    }

    private void awaitHeadline(String headline) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!headline().equals(headline) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(headline()).isEqualTo(headline);
    }

    private String headline() {
        return Visitor.between(maintainer.page(page + "/refusals"), "<p class=\"headline\">", "</p>")
                .replaceAll("</?strong>", "")
                .replace('\u00a0', ' ');
    }

    /** What the Overview says of requests that were rejected. */
    private String tile() throws InterruptedException {
        TestSite.await(() -> maintainer.page(page + "/overview").contains("Rejected in 30 days"));
        return Visitor.between(maintainer.page(page + "/overview"), "Rejected in 30 days", "</div>");
    }

    private static String card(String page, String id) {
        return Visitor.between(page, "id=\"" + id + "\"", "</section>");
    }

    /** A row of the page's tables: a reason, a field or none, and how many requests. */
    private static String row(String code, String field, int count) {
        String of = field.isEmpty() ? "" : "<code>" + field + "</code>\\s*";
        return "<code>" + code + "</code>\\s*" + of
                + "<p class=\"soft\">[^<]+</p>\\s*</th>\\s*<td class=\"n\"><data value=\"" + count + "\">" + count
                + "</data></td>";
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> heartbeat(Object instance, String more) throws IOException, InterruptedException {
        return post(
                "/ingest/heartbeat",
                "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\"1.0\"" + more
                        + "}");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
