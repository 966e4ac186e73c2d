package rollcall.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.access.SiteKey;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.servers.SiteSecretDao;
import rollcall.support.MovableClock;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PasswordLoginTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final String database = TestDatabase.fresh();
    private Wiring server;

    @BeforeEach
    void openServer() {
        server = TestServer.start(clock, database);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_the_database_has_only_its_hash() {
        Visitor visitor = Visitor.superuserByLink(server);
        HttpResponse<String> answer = new Visitor(server).logIn(Visitor.EMAIL, Visitor.PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("rollcall_session="))
                .last()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
        assertThat(visitor.cookie("rollcall_session")).hasSize(43);
        assertThat(Sql.everyAccessRow(server))
                .contains("$2a$12$")
                .doesNotContain(visitor.cookie("rollcall_session"))
                .doesNotContain(Visitor.PASSWORD);
    }

    @Test
    void five_failures_of_an_address_shut_an_account_for_it_and_for_nobody_else() {
        Visitor owner = Visitor.superuserByLink(server);
        Visitor stranger = new Visitor(server).sending("X-Forwarded-For", "203.0.113.5");
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.logIn(Visitor.EMAIL, "wrong wrong " + i).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> sixth = stranger.logIn(" ADA@example.org ", Visitor.PASSWORD);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).hasValue("180");
        assertThat(sixth.body()).contains("Wait 3 minutes, then try again.");
        Visitor elsewhere = new Visitor(server).sending("X-Forwarded-For", "203.0.113.6");
        assertThat(elsewhere.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(change(owner, Visitor.PASSWORD, "another password").statusCode())
                .isEqualTo(200);

        clock.move(Duration.ofMinutes(15));
        assertThat(stranger.logIn(Visitor.EMAIL, "another password").statusCode())
                .isEqualTo(303);
    }

    @Test
    void beyond_a_hundred_failures_an_hour_strangers_wait_on_every_server_and_known_browsers_do_not() {
        Visitor known = Visitor.superuserByLink(server).sending("X-Forwarded-For", "203.0.113.77");
        for (String name : new String[] {Visitor.EMAIL, "nobody@example.org"}) {
            Sql.column(server, """
                    INSERT INTO login_failure
                    SELECT sha256(convert_to('log-in %s', 'UTF8')), CAST('%s' AS timestamptz)
                      FROM generate_series(1, 103)
                    RETURNING 1
                    """.formatted(name, clock.instant()));
        }
        try (Wiring other = TestServer.start(clock, database)) {
            Visitor stranger = new Visitor(other).sending("X-Forwarded-For", "203.0.113.5");

            HttpResponse<String> refused = stranger.logIn(Visitor.EMAIL, Visitor.PASSWORD);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("8");
            assertThat(stranger.logIn("nobody@example.org", "wrong wrong")
                            .headers()
                            .firstValue("Retry-After"))
                    .hasValue("8");
            assertThat(known.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                    .isEqualTo(303);

            clock.move(Duration.ofSeconds(9));
            assertThat(stranger.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void a_browser_is_known_for_half_a_year_on_every_server_and_by_no_cookie_of_its_own_making() {
        Visitor visitor = Visitor.superuserByLink(server);
        KnownBrowsers browsers = new KnownBrowsers(siteKey(), clock);
        String token = visitor.cookie("rollcall_browser");

        assertThat(browsers.name(token, " Ada@Example.org")).isPresent();
        assertThat(browsers.name(token, "bob@example.org")).isEmpty();
        for (String forged : new String[] {
            null, "", "x", token + "A", other(token.charAt(0)) + token.substring(1), token.replace(".", "")
        }) {
            assertThat(browsers.name(forged, Visitor.EMAIL)).as(forged).isEmpty();
        }
        clock.move(Duration.ofDays(180));
        assertThat(browsers.name(token, Visitor.EMAIL)).isPresent();
        clock.move(Duration.ofDays(1));
        assertThat(browsers.name(token, Visitor.EMAIL)).isEmpty();
    }

    private static char other(char letter) {
        return letter == 'A' ? 'B' : 'A';
    }

    @Test
    void the_page_for_the_password_counts_its_own_failures_by_session() {
        Visitor here = Visitor.superuserByLink(server);
        Visitor there = new Visitor(server);
        there.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(change(there, "wrong wrong " + i, "another password").body())
                    .contains("not your current password");
        }

        assertThat(change(there, Visitor.PASSWORD, "another password").body()).contains("Too many failed log-ins");
        assertThat(change(here, Visitor.PASSWORD, "another password").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_name_without_an_account_is_treated_like_one_with() {
        Visitor.superuserByLink(server);
        Visitor visitor = new Visitor(server);

        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = visitor.logIn("nobody@example.org", "wrong wrong wrong");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("No account has this e-mail address and this password.");
        }

        assertThat(visitor.logIn("nobody@example.org", "wrong wrong wrong").statusCode())
                .isEqualTo(429);
        assertThat(Sql.everyAccessRow(server)).doesNotContain("nobody@example.org");
    }

    @Test
    void thirty_tries_from_one_address_are_enough_whatever_the_names() {
        Visitor.superuserByLink(server);
        Visitor visitor = new Visitor(server);
        for (int i = 0; i < 30; i++) {
            visitor.logIn("nobody@example.org", "wrong wrong wrong");
        }

        assertThat(visitor.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode()).isEqualTo(429);

        clock.move(Duration.ofMinutes(15));
        assertThat(visitor.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_lasts_thirty_days_from_its_last_use() {
        Visitor visitor = Visitor.superuserByLink(server);

        clock.move(Duration.ofDays(29));
        HttpResponse<String> answer = visitor.get("/accounts");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.contains("Max-Age=2592000"));
        assertThat(visitor.get("/accounts").headers().allValues("Set-Cookie")).isEmpty();

        clock.move(Duration.ofDays(29));
        assertThat(visitor.get("/accounts").statusCode()).isEqualTo(200);
        clock.move(Duration.ofDays(30));
        assertThat(visitor.get("/accounts").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_ninety_days_after_the_log_in_however_often_it_was_used() {
        Visitor visitor = Visitor.superuserByLink(server);
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofDays(29));
            assertThat(visitor.get("/accounts").statusCode()).isEqualTo(200);
        }
        assertThat(Sql.column(server, "SELECT expires_at - started_at = interval '90 days' FROM session"))
                .containsExactly("t");

        clock.move(Duration.ofDays(3));
        assertThat(visitor.get("/accounts").statusCode()).isEqualTo(303);
    }

    @Test
    void whoever_is_removed_while_the_password_is_checked_does_not_get_in() throws Exception {
        Visitor.superuserByLink(server);
        try (OtherTransaction removal = new OtherTransaction(database)) {
            removal.execute("DELETE FROM account");
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() ->
                    new Visitor(server).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode());
            Sql.awaitWaiter(server);
            removal.commit();

            assertThat(answer.join()).isEqualTo(401);
        }
    }

    @Test
    void after_the_log_in_one_is_where_one_wanted_to_go_but_never_on_another_site() {
        Visitor.superuserByLink(server);

        assertThat(whereTo("/accounts?a=b")).isEqualTo("/accounts?a=b");
        for (String elsewhere :
                new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nX: y"}) {
            assertThat(whereTo(elsewhere)).isEqualTo("/");
        }
    }

    @Test
    void a_changed_password_ends_every_other_session() {
        Visitor here = Visitor.superuserByLink(server);
        Visitor elsewhere = new Visitor(server);
        elsewhere.logIn(Visitor.EMAIL, Visitor.PASSWORD);

        assertThat(change(here, "not my password", "another password").statusCode())
                .isEqualTo(422);
        assertThat(elsewhere.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(change(here, Visitor.PASSWORD, "short").statusCode()).isEqualTo(422);
        assertThat(change(here, Visitor.PASSWORD, "é".repeat(37)).statusCode()).isEqualTo(422);
        assertThat(change(here, Visitor.PASSWORD, "another password").statusCode())
                .isEqualTo(200);

        assertThat(elsewhere.get("/accounts").statusCode()).isEqualTo(303);
        assertThat(here.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(new Visitor(server).logIn(Visitor.EMAIL, "another password").statusCode())
                .isEqualTo(303);
    }

    private SiteKey siteKey() {
        try (Database opened = Database.open(Optional.of(database), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            return SiteKey.of(opened.dao(SiteSecretDao.class));
        }
    }

    private String whereTo(String next) {
        return new Visitor(server)
                .send("/login", Map.of("email", Visitor.EMAIL, "password", Visitor.PASSWORD, "next", next))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static HttpResponse<String> change(Visitor visitor, String present, String next) {
        return visitor.send("/password", Map.of("password_present", present, "password", next, "password_again", next));
    }
}
