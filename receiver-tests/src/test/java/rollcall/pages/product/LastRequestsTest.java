package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What became of the last requests, as Connect lists it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastRequestsTest {
    private static final String STATUS = "/p/it/connect/status";
    private static final String COUNT = "SELECT count(*) FROM attempt WHERE product_id > 0";
    private static final Pattern ROW = Pattern.compile("<tr>(?:(?!</tr>).)*?<td(?:(?!</tr>).)*?</tr>", Pattern.DOTALL);

    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite("none");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void each_request_says_what_became_of_it_and_why_the_newest_first() throws Exception {
        assertThat(site.superuser().page(STATUS))
                .contains("No request has come")
                .doesNotContain("<table>");
        UUID instance = UUID.randomUUID();
        site.heartbeat(instance, "1.0", "");
        site.heartbeat(instance, "1.0", "");
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"users\":37,\"metrics\":{\"projects\":\"secret-value\"}");
        site.heartbeat("{\"schema_version\":\"1\",\"instance_id\":\"not-a-uuid\"}");
        site.heartbeat("{\"schema_version\":\"1\"}");
        site.heartbeat("no JSON");
        site.events(instance, "1.0", "{\"name\":\"opened\"}");

        List<String> rows = rows(site.superuser(), 7);

        assertThat(rows.get(0)).contains(">/ingest/events<", ">nothing kept<", ">opened</code> event not permitted");
        assertThat(rows.get(1)).contains(">rejected<", ">invalid_json<", "The body was not JSON.");
        assertThat(rows.get(2)).contains(">rejected<", "missing_required_fields: instance_id");
        assertThat(rows.get(3)).contains(">rejected<", "invalid_field: instance_id");
        assertThat(rows.get(4))
                .contains(">/ingest/heartbeat<", ">kept, names ignored<", ">users</code> name not permitted")
                .contains(">projects</code> name not permitted");
        assertThat(rows.get(5)).contains(">repeated<", ">rate_limited<", "reported within its interval already");
        assertThat(rows.get(6)).contains(">kept<").doesNotContain("<code>/ingest/events");
        assertThat(String.join("", rows))
                .doesNotContain("secret-value", "37", "not-a-uuid", site.key(), instance.toString());
        assertThat(everyAttempt()).doesNotContain("secret-value", "not-a-uuid", site.key(), instance.toString());
    }

    @Test
    void a_request_without_a_valid_key_is_seen_at_once_by_superusers_alone_and_on_the_page_of_every_product()
            throws Exception {
        String wrong = "rc_aaaaaaaa_" + "B".repeat(43);
        site.heartbeat("{}", wrong);
        post("/ingest/nowhere?secret=value", "{}");
        post("/v1/logs", "{}");

        List<String> rows = rows(site.superuser(), 3);

        assertThat(rows.get(2))
                .contains(">rejected<", ">unauthorized<", "The key was missing, wrong or revoked.")
                .contains("without a valid key");
        assertThat(rows.get(1)).contains("another address", ">not_found<").doesNotContain("nowhere", "secret");
        assertThat(site.superuser().page("/p/it/connect")).contains("on the page of every product");
        assertThat(site.maintainer().page(STATUS))
                .contains("No request has come")
                .doesNotContain("unauthorized");
        assertThat(site.maintainer().page("/p/it/connect")).contains("a superuser sees such requests here");
        assertThat(everyAttempt()).doesNotContain(wrong, "nowhere", "secret", "127.0.0.1");
    }

    @Test
    void strangers_do_not_push_the_product_s_own_requests_out_of_the_list() throws Exception {
        for (int i = 0; i < 6; i++) {
            site.heartbeat(UUID.randomUUID(), "1.0", "");
        }
        TestSite.await(() -> count(COUNT) == 6);
        for (int i = 0; i < 30; i++) {
            site.heartbeat("{}", "wrong");
        }
        TestSite.await(() -> count("SELECT count(*) FROM attempt WHERE product_id = 0") == 20);

        List<String> rows = rows(site.superuser(), 10);

        assertThat(rows.subList(0, 5)).allMatch(row -> row.contains("unauthorized"));
        assertThat(rows.subList(5, 10)).allMatch(row -> row.contains(">kept<"));
    }

    @Test
    void only_the_newest_twenty_of_a_product_stay_also_when_many_come_at_the_same_moment() throws Exception {
        List<CompletableFuture<Void>> all = IntStream.range(0, 120)
                .mapToObj(i -> CompletableFuture.runAsync(() -> heartbeat(site.server(), "1." + i)))
                .toList();
        all.forEach(CompletableFuture::join);
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"last_one\":true");

        assertThat(rows(site.superuser(), 10, row -> row.contains("last_one")).get(0))
                .contains("last_one");
        assertThat(count(COUNT)).isEqualTo(20);
    }

    @Test
    void several_servers_on_one_database_show_the_same_list() throws Exception {
        try (Wiring other = TestServer.start(Clock.systemUTC(), site.server().databaseUrl())) {
            heartbeat(other, "1.0");
            heartbeat(site.server(), "1.1");
            Visitor there = new Visitor(other);
            there.logIn(Visitor.EMAIL, Visitor.PASSWORD);

            assertThat(rows(site.superuser(), 2)).allMatch(row -> row.contains(">kept<"));
            assertThat(rows(there, 2)).allMatch(row -> row.contains(">kept<"));
            for (int i = 0; i < 30; i++) {
                heartbeat(i % 2 == 0 ? other : site.server(), "2." + i);
            }
            TestSite.await(() -> count(COUNT) >= 20);
            heartbeat(other, "3.0");
            TestSite.await(() -> count(COUNT) == 20);
        }
    }

    @Test
    void of_many_ignored_names_ten_are_shown_and_hostile_ones_are_not() throws Exception {
        String many =
                IntStream.range(0, 14).mapToObj(i -> ",\"name_" + i + "\":1").reduce("", String::concat);
        site.heartbeat(UUID.randomUUID(), "1.0", many);
        site.heartbeat(
                UUID.randomUUID(),
                "1.0",
                ",\"<script>alert(1)</script>\":1,\"ada@example.org\":2,\"203.0.113.9\":3,\"a\\nb\":4");

        List<String> rows = rows(site.superuser(), 2);

        assertThat(Pattern.compile("<code>name_").matcher(rows.get(1)).results())
                .hasSize(10);
        assertThat(rows.get(1)).contains("and 4&nbsp;names more".replace("&nbsp;", "\u00a0"));
        assertThat(rows.get(0)).doesNotContain("<script", "alert", "ada@", "203.0");
        assertThat(everyAttempt()).doesNotContain("<script", "ada@", "203.0.113.9");
        TestSite.await(() -> count("SELECT count(*) FROM dropped_count") > 14);
        assertThat(Sql.column(site.server(), "SELECT DISTINCT unnest(ignored) FROM attempt"))
                .isSubsetOf(Sql.column(site.server(), "SELECT DISTINCT name FROM dropped_count"));
    }

    @Test
    void ignored_fields_that_can_be_kept_stand_above_the_list_until_they_are_kept() throws Exception {
        assertThat(site.superuser().page(STATUS)).doesNotContain("Sent, but ignored:");
        site.heartbeat(
                UUID.randomUUID(),
                "1.0",
                ",\"users\":37,\"rooms\":4,\"place\":{\"x\":1},\"<b>\":1,\"ada@example.org\":2");
        site.events(UUID.randomUUID(), "1.0", "{\"name\":\"opened\"}");
        String link = "/p/it/refusals?permit=rooms&amp;permit=users#permit";
        TestSite.await(() -> site.superuser().page(STATUS).contains(link));

        assertThat(site.superuser().page("/p/it/connect"))
                .contains("Sent, but ignored:", link, "Keep these fields")
                .doesNotContain("permit=place", "permit=event", "permit=ada", "permit=%3C");
        assertThat(site.superuser()
                        .get("/p/it/refusals?permit=rooms&permit=users")
                        .body())
                .contains("Keep these 2 fields");
        assertThat(site.superuser().get(STATUS, "Accept-Language", "de").body())
                .contains("Gesendet, aber ignoriert:", "Diese Felder behalten");
        assertThat(site.maintainer().page(STATUS))
                .contains("Sent, but ignored:", "A superuser can keep them")
                .doesNotContain("permit=");

        keep("rooms");
        assertThat(site.superuser().page(STATUS))
                .contains("/p/it/refusals?permit=users#permit", "Keep this field")
                .doesNotContain("permit=rooms");
        keep("users");
        assertThat(site.superuser().page(STATUS)).doesNotContain("Sent, but ignored:");
    }

    private void keep(String name) {
        Map<String, String> form = Map.of(
                "name", name, "kind", "bucket", "bucket", "counts", "title", "T", "description", "D", "reason", "R");
        assertThat(site.superuser()
                        .send("/p/it/refusals", "/p/it/refusals/permit", form)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void where_the_table_cannot_be_written_reports_are_kept_and_the_list_comes_later() throws Exception {
        Sql.execute(site.server(), "ALTER TABLE attempt RENAME TO attempt_away");
        assertThat(site.heartbeat(UUID.randomUUID(), "1.0", "").statusCode()).isEqualTo(200);
        TestSite.await(() -> count("SELECT count(*) FROM job WHERE name = 'last-requests' AND failures > 0") > 0);
        assertThat(site.heartbeat(UUID.randomUUID(), "1.0", "").statusCode()).isEqualTo(200);
        Sql.execute(site.server(), "ALTER TABLE attempt_away RENAME TO attempt");

        assertThat(rows(site.superuser(), 2)).allMatch(row -> row.contains(">kept<"));
    }

    @Test
    void after_the_first_heartbeat_a_link_leads_to_the_overview() throws Exception {
        assertThat(site.maintainer().page(STATUS)).doesNotContain("See it on Overview");
        site.heartbeat(UUID.randomUUID(), "1.0", "");

        assertThat(site.maintainer().page(STATUS)).contains("href=\"/p/it/overview\"", "See it on Overview →");
    }

    @Test
    void what_is_older_than_seven_days_is_not_shown() throws Exception {
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        rows(site.superuser(), 1);
        Sql.execute(site.server(), "UPDATE attempt SET at = at - interval '7 days 1 minute'");

        assertThat(site.superuser().page(STATUS)).contains("No request has come");
    }

    private long count(String sql) {
        return Long.parseLong(Sql.column(site.server(), sql).get(0));
    }

    private String everyAttempt() {
        return String.join("\n", Sql.column(site.server(), "SELECT attempt::text FROM attempt"));
    }

    private List<String> rows(Visitor visitor, int rows) throws Exception {
        return rows(visitor, rows, row -> true);
    }

    /** The rows of the list, once there are so many and the first one is as it is waited for. */
    private static List<String> rows(Visitor visitor, int rows, Predicate<String> first) throws Exception {
        List<String> found = new ArrayList<>();
        TestSite.await(() -> {
            found.clear();
            Stream<String> now = ROW.matcher(visitor.page(STATUS)).results().map(row -> row.group(0));
            now.forEach(found::add);
            return found.size() == rows && first.test(found.get(0));
        });
        return found;
    }

    private void heartbeat(Wiring server, String version) {
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\""
                + version + "\"}";
        send(HttpRequest.newBuilder(TestServer.at(server, "/ingest/heartbeat")), body);
    }

    private void post(String path, String body) {
        send(HttpRequest.newBuilder(TestServer.at(site.server(), path)), body);
    }

    private void send(HttpRequest.Builder request, String body) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            request.header("Content-Type", "application/json")
                                    .header("X-API-Key", site.key())
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
