package rollcall.rollup.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Two products get the same honest reports over ten days; one of them gets those of test instances, too, and then clears these away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestInstancesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the rollups of a product hold, but which ordinals: those of another product are other ones. */
    private static final Map<String, String> ROLLUPS = rollups();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-02T10:00:00Z"));
    private final Map<String, String> keys = new LinkedHashMap<>();
    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void start() {
        server = TestServer.start(clock, TestDatabase.fresh());
        superuser = Visitor.superuser(server);
        add("plain");
        add("tried");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void cleared_instances_go_out_of_every_number_and_nobody_else_does() throws Exception {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        List<UUID> tests = List.of(UUID.randomUUID(), UUID.randomUUID());
        report(List.of("plain", "tried"), before, "1.0.0", "order.placed");
        clock.move(Duration.ofMinutes(1));
        test("tried", "begin");
        report(List.of("tried"), tests.get(0), "1.1.0", "order.placed");
        report(List.of("tried"), tests.get(1), "0.9.0", "order.paid");
        clock.move(Duration.ofHours(2));
        for (int day = 1; day < 10; day++) {
            clock.move(Duration.ofDays(1));
            report(List.of("plain", "tried"), before, day < 5 ? "1.0.0" : "1.1.0", "order.placed");
            report(List.of("plain", "tried"), after, "1.1.0", "event.created");
            report(List.of("tried"), tests.get(0), day < 3 ? "1.1.0" : "1.2.0-rc1", "order.paid");
        }
        clock.move(Duration.ofDays(1));
        TestSite.await(() -> allClosed() && everything("plain").contains("standing 7 $active 2026-11-11"));
        assertThat(everything("tried")).isNotEqualTo(everything("plain"));

        String page = superuser.page("/p/tried/product-settings");
        assertThat(page).contains("There are 2\u00a0test instances", "Clear 2 test instances");
        assertThat(test("tried", "clear").headers().firstValue("Location")).contains(cleared(2));

        TestSite.await(() -> allClosed() && everything("tried").equals(everything("plain")));
        assertThat(count("tried", "instance")).isEqualTo(2);
        assertThat(count("tried", "heartbeat")).isEqualTo(count("plain", "heartbeat"));
        assertThat(count("tried", "event")).isEqualTo(count("plain", "event"));
        assertThat(count("tried", "cleared_ordinal")).isZero();
        assertThat(superuser.page("/p/tried/product-settings")).contains("There is no test instance.");
        assertThat(superuser.page("/p/tried/events?range=30"))
                .contains("event.created")
                .doesNotContain("order.paid");
        assertThat(test("tried", "clear").headers().firstValue("Location")).contains(cleared(0));
    }

    @Test
    void a_product_of_nothing_but_test_instances_is_as_new_afterwards() throws Exception {
        test("tried", "begin");
        for (int i = 0; i < 3; i++) {
            report(List.of("tried"), UUID.randomUUID(), "1.0.0", "order.placed");
        }
        TestSite.await(() -> everything("tried").contains("order.placed")
                && everything("tried").contains("1.0.0"));
        assertThat(superuser.page("/p/tried/instances")).contains(">test</span>");

        test("tried", "clear");

        assertThat(everything("tried")).isEqualTo(everything("plain"));
        assertThat(superuser.page("/p/tried/overview")).contains("No heartbeat has arrived yet");
        report(List.of("plain", "tried"), UUID.randomUUID(), "2.0.0", "order.paid");
        TestSite.await(() -> everything("plain").contains("order.paid")
                && everything("plain").contains("2.0.0"));
        TestSite.await(() -> everything("tried").equals(everything("plain")));
    }

    @Test
    void what_an_interrupted_server_left_undone_is_done_later() throws Exception {
        test("tried", "begin");
        UUID instance = UUID.randomUUID();
        report(List.of("tried"), instance, "1.0.0", "order.placed");
        TestSite.await(() -> everything("tried").contains("order.placed")
                && everything("tried").contains("1.0.0"));
        Sql.execute(server, "INSERT INTO cleared_ordinal SELECT product_id, ordinal FROM instance");
        forget(instance);

        TestSite.await(() -> everything("tried").isEmpty());

        assertThat(count("tried", "cleared_ordinal")).isZero();
    }

    @Test
    void what_is_noted_and_not_forgotten_stays() throws Exception {
        report(List.of("plain"), UUID.randomUUID(), "1.0.0", "order.placed");
        TestSite.await(() -> everything("plain").contains("order.placed")
                && everything("plain").contains("1.0.0"));
        String before = everything("plain");
        Sql.execute(server, "INSERT INTO cleared_ordinal SELECT product_id, ordinal FROM instance");

        assertThat(test("plain", "clear").headers().firstValue("Location").orElseThrow())
                .contains("cleared=0");

        assertThat(everything("plain")).isEqualTo(before);
    }

    private static String cleared(int count) {
        return "/p/tried/product-settings?cleared=" + count + "#test-mode";
    }

    private void add(String slug) {
        superuser.send("/products/new", Map.of("name", slug, "slug", slug, "preset", "rollcall"));
        String page =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        keys.put(slug, Visitor.between(page, "<code id=\"issued\">", "</code>"));
    }

    private HttpResponse<String> test(String slug, String what) {
        String page = "/p/" + slug + "/product-settings";
        return superuser.send(page, page + "/test-mode", Map.of("what", what));
    }

    private void report(List<String> slugs, UUID instance, String version, String event) throws Exception {
        String head = "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",";
        for (String slug : slugs) {
            HttpResponse<String> beat = post(
                    slug,
                    "/ingest/heartbeat",
                    head + "\"product_version\":\"" + version + "\",\"os_family\":\"Linux\",\"theme\":\"dark\"}");
            assertThat(beat.statusCode()).as(beat.body()).isEqualTo(200);
            HttpResponse<String> events = post(
                    slug,
                    "/ingest/events",
                    head + "\"product_version\":\"" + version + "\",\"events\":[{\"name\":\"" + event + "\"}]}");
            assertThat(events.body()).contains("\"kept\":1");
        }
    }

    private void forget(UUID instance) throws Exception {
        post("tried", "/ingest/forget", "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\"}");
    }

    private HttpResponse<String> post(String slug, String endpoint, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(TestServer.at(server, endpoint))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", keys.get(slug))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private boolean allClosed() {
        String today = clock.instant().toString().substring(0, 10);
        return Sql.column(server, """
                SELECT count(*) FROM (
                    SELECT closed IS DISTINCT FROM sum(revision) OVER (PARTITION BY product_id ORDER BY day) AS open
                    FROM rollup_day WHERE day < '%s') AS days WHERE open
                """.formatted(today)).equals(List.of("0"))
                && Sql.column(server, "SELECT max(day) FROM rollup_day WHERE closed IS NOT NULL")
                        .toString()
                        .contains(LocalDate.parse(today).minusDays(1).toString());
    }

    private int count(String slug, String table) {
        return Integer.parseInt(Sql.column(server, "SELECT count(*) FROM " + table + " WHERE product_id = " + id(slug))
                .get(0));
    }

    private String everything(String slug) {
        StringBuilder all = new StringBuilder();
        ROLLUPS.forEach((table, columns) -> Sql.column(
                        server,
                        "SELECT '%s ' || concat_ws(' ', %s) FROM %s WHERE product_id = %s ORDER BY 1"
                                .formatted(table, columns, table, id(slug)))
                .forEach(row -> all.append(row).append('\n')));
        return all.toString();
    }

    private static String id(String slug) {
        return "(SELECT product_id FROM product WHERE slug = '" + slug + "')";
    }

    private static Map<String, String> rollups() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("rollup", "day, field, value, cardinality");
        tables.put("rollup_day", "day");
        tables.put("rollup_block", "days, field, day, cardinality");
        tables.put(
                "standing",
                "days, field, day, value, instances, established, passing, one_shot, ci, development, shared");
        tables.put("latest_set", "day, field, value, cardinality");
        tables.put("arrival", "field, day, value, cardinality");
        tables.put("event_rollup", "days, day, name, field, value, instances");
        tables.put("event_name", "name, first_day, last_day");
        return tables;
    }
}
