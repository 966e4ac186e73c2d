package rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeysTest {
    private static final String PAGE = "/p/eventyay/keys";
    private static final HttpClient SENDER = HttpClient.newHttpClient();

    private final String database = TestDatabase.fresh();
    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void openServer() {
        server = TestServer.start(Clock.systemUTC(), database);
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("slug", "eventyay", "name", "Eventyay", "preset", "eventyay"));
        // As the command line adds a product: without the first key that the page issues.
        Sql.execute(server, "DELETE FROM api_key");
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void a_key_is_shown_once_and_stored_as_a_hash() {
        String key = issue("all installations");

        assertThat(key).matches("rc_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        assertThat(superuser.get(PAGE).body())
                .contains(prefix(key), "all installations", Visitor.EMAIL, ">valid<")
                .doesNotContain(key);
        assertThat(Sql.everyAccessRow(server)).contains(prefix(key)).doesNotContain(key, key.substring(12));
        assertThat(Sql.column(
                        server, "SELECT encode(sha256, 'hex') = encode(sha256('" + key + "'), 'hex') FROM api_key"))
                .containsExactly("t");
    }

    @Test
    void a_key_opens_its_product_and_anything_else_opens_nothing() throws Exception {
        String key = issue("");

        assertThat(heartbeat(server, key)).isEqualTo(200);
        for (String other : new String[] {
            "",
            "rc_",
            key.substring(0, key.length() - 1),
            key + "A",
            key.toUpperCase(),
            "rc_" + prefix(key) + "_" + "A".repeat(43),
            "rc_zzzzzzzz_" + key.substring(12),
            "A".repeat(5000)
        }) {
            assertThat(heartbeat(server, other)).as(other).isEqualTo(401);
        }
    }

    @Test
    void a_revoked_key_opens_nothing_here_at_once_and_elsewhere_within_five_seconds() throws Exception {
        String key = issue("");
        try (Wiring other = TestServer.start(Clock.systemUTC(), database)) {
            assertThat(heartbeat(server, key)).isEqualTo(200);
            assertThat(heartbeat(other, key)).isEqualTo(200);

            assertThat(revoke(key, prefix(key)).statusCode()).isEqualTo(303);
            long revoked = System.nanoTime();

            assertThat(heartbeat(server, key)).isEqualTo(401);
            while (heartbeat(other, key) != 401) {
                assertThat(System.nanoTime() - revoked).as("nanoseconds").isLessThan(6_000_000_000L);
                Thread.sleep(100);
            }
            assertThat(superuser.get(PAGE).body())
                    .contains(">revoked<", "None.")
                    .doesNotContain(">valid<");
        }
    }

    @Test
    void a_key_shows_when_it_was_last_used_and_how_often() throws Exception {
        String used = issue("used");
        String unused = issue("unused");
        String older = issue("older");
        assertThat(heartbeat(server, used)).isEqualTo(200);
        heartbeat(server, used);
        heartbeat(server, used);
        heartbeat(server, used.substring(0, 54) + (used.endsWith("A") ? "B" : "A"));
        Sql.execute(
                server,
                "UPDATE api_key SET use_known_since = '2027-01-02T03:04:05Z' WHERE prefix = '" + prefix(older) + "'");
        Sql.execute(server, """
                INSERT INTO api_key_use (prefix, day, requests)
                SELECT '%s', (now() AT TIME ZONE 'UTC')::date - days, requests
                FROM (VALUES (1, 10), (30, 100), (31, 1000)) AS past (days, requests)
                """.formatted(prefix(used)));

        restart();

        assertThat(row(used)).contains(">today</time>", ">113<");
        assertThat(row(unused)).contains(">never<", ">0<");
        assertThat(row(older)).contains(">not since 2027-01-02<", ">0<");
        assertThat(Sql.column(
                        server, "SELECT requests FROM api_key_use WHERE day >= CURRENT_DATE - 1 AND requests < 10"))
                .as("three requests, one row")
                .containsExactly("3");
    }

    /** What a server knows when it ends is written down. */
    private void restart() {
        server.close();
        server = TestServer.start(Clock.systemUTC(), database);
        superuser = new Visitor(server);
        superuser.logIn(Visitor.EMAIL, Visitor.PASSWORD);
    }

    private String row(String key) {
        return Visitor.between(superuser.page(PAGE), "<code>" + prefix(key) + "</code>", "</tr>");
    }

    @Test
    void a_key_is_revoked_only_by_typing_its_own_prefix() throws Exception {
        String key = issue("");

        assertThat(revoke(key, "").statusCode()).isEqualTo(422);
        assertThat(revoke(key, "another1").body()).contains("The key was not revoked");
        assertThat(heartbeat(server, key)).isEqualTo(200);
    }

    @Test
    void the_key_of_one_product_cannot_be_revoked_on_the_page_of_another() {
        String key = issue("");
        superuser.send("/products/new", Map.of("slug", "penpot", "name", "Penpot", "preset", "penpot"));

        assertThat(superuser
                        .send(
                                "/p/penpot/keys",
                                "/p/penpot/keys/revoke?revoke=" + prefix(key),
                                Map.of("typed", prefix(key)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Sql.column(
                        server,
                        "SELECT 1 FROM api_key JOIN product USING (product_id)"
                                + " WHERE revoked_at IS NULL AND slug = 'eventyay'"))
                .hasSize(1);
    }

    @Test
    void a_label_that_cannot_be_taken_issues_nothing() {
        assertThat(superuser.send(PAGE, Map.of("label", "x".repeat(81))).statusCode())
                .isEqualTo(422);
        assertThat(superuser.send(PAGE, Map.of("label", "two\nlines")).statusCode())
                .isEqualTo(422);

        assertThat(Sql.column(server, "SELECT 1 FROM api_key")).isEmpty();
    }

    private String issue(String label) {
        return Visitor.between(superuser.send(PAGE, Map.of("label", label)).body(), "<code id=\"issued\">", "</code>");
    }

    private HttpResponse<String> revoke(String key, String typed) {
        return superuser.send(PAGE, PAGE + "/revoke?revoke=" + prefix(key), Map.of("typed", typed));
    }

    private static String prefix(String key) {
        return key.substring(3, 11);
    }

    /** A fresh instance reports; the status of the answer. */
    private static int heartbeat(Wiring server, String key) throws IOException, InterruptedException {
        String body = "{\"instance_id\": \"" + UUID.randomUUID()
                + "\", \"eventyay_version\": \"1.0.0\", \"schema_version\": \"1\"}";
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/ingest/heartbeat"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return SENDER.send(request, BodyHandlers.ofString()).statusCode();
    }
}
