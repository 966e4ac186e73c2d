package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The first hour of a product, and what the answers to its reports name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestModeTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock = MovableClock.atNoon();
    private final UUID instance = UUID.randomUUID();
    private Wiring server;
    private Visitor superuser;
    private String key;

    @BeforeEach
    void start() {
        server = TestServer.start(clock, TestDatabase.fresh());
        superuser = Visitor.superuser(server);
        add("it", Map.of("test", "on"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void in_its_first_hour_a_product_takes_an_instance_as_often_as_it_reports_and_keeps_the_last() throws Exception {
        for (String version : new String[] {"1.0.0", "1.1.0", "1.2.0"}) {
            assertThat(heartbeat(version, "").statusCode()).isEqualTo(200);
            clock.move(Duration.ofMinutes(19));
        }
        assertThat(Sql.column(server, "SELECT version FROM instance")).containsExactly("1.2.0");
        assertThat(Sql.column(server, "SELECT count(*) FROM heartbeat")).containsExactly("1");
        assertThat(superuser.page("/p/it/overview")).contains("Test mode until", "13:00:00 UTC");
        assertThat(superuser.page("/p/it/instances")).contains(">test</span>");

        clock.move(Duration.ofMinutes(4));
        TestSite.await(() -> status("1.3.0") == 429);
        assertThat(superuser.page("/p/it/overview")).doesNotContain("Test mode until");
        assertThat(superuser.page("/p/it/instances")).contains(">test</span>");
    }

    @Test
    void it_ends_and_begins_when_a_superuser_says_so() throws Exception {
        assertThat(superuser.page("/p/it/product-settings")).contains("It is on until", "Prolong", "End test mode now");
        test("end");
        assertThat(superuser.page("/p/it/product-settings")).contains("once in 23\u00a0hours", "Begin test mode");
        TestSite.await(() -> status("1.0.0") == 200 && status("1.0.0") == 429);

        clock.move(Duration.ofMinutes(1));
        test("begin");
        TestSite.await(() -> status("1.1.0") == 200);
        assertThat(superuser.page("/p/it/instances")).doesNotContain(">test</span>");
        clock.move(Duration.ofMinutes(50));
        test("begin");
        clock.move(Duration.ofMinutes(50));
        TestSite.await(() -> status("1.2.0") == 200);
        assertThat(status("1.2.0")).isEqualTo(200);
        assertThat(Sql.column(server, "SELECT count(*) FROM test_period")).containsExactly("2");
    }

    @Test
    void two_superusers_who_press_at_once_and_an_unknown_button_do_no_harm() throws Exception {
        test("begin");
        test("begin");
        assertThat(superuser
                        .send("/p/it/product-settings", "/p/it/product-settings/test-mode", Map.of("what", "<script>"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(superuser.get("/p/it/product-settings?cleared=many").statusCode())
                .isEqualTo(400);
        assertThat(Visitor.maintainer(server).get("/p/it/product-settings").statusCode())
                .isEqualTo(403);
        assertThat(Sql.column(server, "SELECT count(*) FROM test_period")).containsExactly("1");
    }

    @Test
    void without_the_tick_a_product_begins_without_test_mode() throws Exception {
        assertThat(superuser.page("/products/new")).contains("name=\"test\" checked");
        add("strict", Map.of());
        assertThat(heartbeat("1.0.0", "").statusCode()).isEqualTo(200);
        assertThat(heartbeat("1.0.0", "").statusCode()).isEqualTo(429);
        assertThat(superuser.page("/p/strict/overview")).doesNotContain("Test mode until");
    }

    @Test
    void the_answer_names_what_was_ignored_and_nothing_else() throws Exception {
        assertThat(heartbeat("1.0.0", "").body())
                .isEqualTo("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}");
        assertThat(heartbeat("1.0.0", ",\"metrics\":{\"users\":37,\"seats\":4},\"theme\":\"dark\"")
                        .body())
                .isEqualTo(
                        "{\"ok\":true,\"message\":\"heartbeat_recorded\",\"ignored\":[\"theme\",\"users\",\"seats\"],"
                                + "\"status_code\":200}");
        assertThat(post("/ingest/events", head("1.0.0") + ",\"events\":[{\"name\":\"order.placed\"}]}")
                        .body())
                .isEqualTo("{\"ok\":true,\"message\":\"events_recorded\",\"received\":1,\"kept\":0,\"dropped\":1,"
                        + "\"repeated\":0,\"ignored\":[\"order.placed\"],\"status_code\":200}");
    }

    @Test
    void a_name_that_may_be_private_is_not_echoed_and_of_many_names_fifty_are() throws Exception {
        JsonNode hostile = JSON.readTree(heartbeat(
                        "1.0.0",
                        ",\"10.1.2.3\":1,\"ada@example.org\":2,\"\\\"},<b>\":3,\"" + "x".repeat(300)
                                + "\":4,\"plain\":5")
                .body());
        assertThat(hostile.path("ignored")).hasSize(2);
        assertThat(hostile.path("ignored").toString()).contains("(name withheld)", "plain");

        String many = IntStream.range(0, 70)
                .mapToObj(i -> ",\"field_" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "\":1")
                .collect(Collectors.joining());
        JsonNode answer = JSON.readTree(heartbeat("1.0.0", many).body());
        assertThat(answer.path("ignored")).hasSize(50);
        assertThat(answer.path("ok").asBoolean()).isTrue();
    }

    private void add(String slug, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("name", slug, "slug", slug, "preset", "none"));
        form.putAll(more);
        superuser.send("/products/new", form);
        String page =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        key = Visitor.between(page, "<code id=\"issued\">", "</code>");
    }

    private void test(String what) {
        superuser.send("/p/it/product-settings", "/p/it/product-settings/test-mode", Map.of("what", what));
    }

    private int status(String version) {
        try {
            return heartbeat(version, "").statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String head(String version) {
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\"" + version + "\"";
    }

    private HttpResponse<String> heartbeat(String version, String more) throws Exception {
        return post("/ingest/heartbeat", head(version) + more + "}");
    }

    private HttpResponse<String> post(String endpoint, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(TestServer.at(server, endpoint))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
