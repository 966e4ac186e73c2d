package rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.MovableClock;
import rollcall.Sql;
import rollcall.TestDatabase;
import rollcall.TestServer;
import rollcall.Visitor;
import rollcall.Wiring;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogInTest {
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
        Visitor visitor = Visitor.superuser(server);
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
    void five_failures_shut_an_account_for_fifteen_minutes_on_every_server() {
        Visitor.superuser(server);
        try (Wiring other = TestServer.start(clock, database)) {
            for (int i = 0; i < 5; i++) {
                Wiring either = i % 2 == 0 ? server : other;
                assertThat(new Visitor(either)
                                .logIn(Visitor.EMAIL, "wrong wrong " + i)
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(new Visitor(other).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                    .isEqualTo(429);
            assertThat(new Visitor(server)
                            .logIn("ADA@example.org ", Visitor.PASSWORD)
                            .statusCode())
                    .isEqualTo(429);

            clock.move(Duration.ofMinutes(15).plusSeconds(1));

            assertThat(new Visitor(other).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void a_name_without_an_account_is_treated_like_one_with() {
        Visitor.superuser(server);
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
        Visitor.superuser(server);
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
        Visitor visitor = Visitor.superuser(server);

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
    void after_the_log_in_one_is_where_one_wanted_to_go_but_never_on_another_site() {
        Visitor.superuser(server);

        assertThat(whereTo("/accounts?a=b")).isEqualTo("/accounts?a=b");
        for (String elsewhere :
                new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nX: y"}) {
            assertThat(whereTo(elsewhere)).isEqualTo("/");
        }
    }

    @Test
    void a_changed_password_ends_every_other_session() {
        Visitor here = Visitor.superuser(server);
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
