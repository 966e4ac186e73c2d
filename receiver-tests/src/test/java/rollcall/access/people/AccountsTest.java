package rollcall.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Launcher;
import rollcall.support.Launcher.Result;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountsTest {
    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuserByLink(server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void an_address_has_one_account_whatever_its_case_and_an_unknown_role_is_rejected() {
        Map<String, String> again = Map.of("email", " ADA@Example.org ", "role", "maintainer");

        assertThat(superuser.send("/accounts", again).body()).contains("has an account already");
        assertThat(superuser
                        .send("/accounts", Map.of("email", "x@example.org", "role", "root"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Sql.column(server, "SELECT email FROM account")).containsExactly(Visitor.EMAIL);
    }

    @Test
    void whoever_is_removed_is_logged_out_at_once_and_does_not_get_in_again() {
        Visitor bob = Visitor.maintainer(superuser);
        assertThat(bob.get("/password").statusCode()).isEqualTo(200);
        String id = Sql.column(server, "SELECT account_id FROM account WHERE email = 'bob@example.org'")
                .get(0);

        assertThat(remove(id, "bob")).isEqualTo(422);
        assertThat(bob.get("/password").statusCode()).isEqualTo(200);
        assertThat(remove(id, "bob@example.org")).isEqualTo(303);

        assertThat(bob.get("/password").statusCode()).isEqualTo(303);
        assertThat(Sql.column(server, "SELECT email FROM account")).containsExactly(Visitor.EMAIL);
        assertThat(Sql.column(server, "SELECT 1 FROM session")).hasSize(1);
    }

    @Test
    void nobody_removes_themselves_so_that_a_superuser_is_left() {
        String id = Sql.column(server, "SELECT account_id FROM account").get(0);

        assertThat(remove(id, Visitor.EMAIL)).isEqualTo(404);
        assertThat(superuser.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void of_two_superusers_who_remove_each_other_at_the_same_moment_one_is_left() throws Exception {
        for (int round = 0; round < 4; round++) {
            String page = superuser
                    .send(
                            "/accounts",
                            Map.of(
                                    "email",
                                    "eve@example.org",
                                    "role",
                                    "superuser",
                                    "password_present",
                                    Visitor.PASSWORD))
                    .body();
            Visitor eve = new Visitor(server);
            eve.logIn("eve@example.org", Visitor.between(page, "<code id=\"password\">", "</code>"));

            List<Integer> answers =
                    atTheSameMoment(() -> remove(superuser, "eve@example.org"), () -> remove(eve, Visitor.EMAIL));

            assertThat(answers).containsExactlyInAnyOrder(303, 404);
            List<String> left = Sql.column(server, "SELECT email FROM account WHERE role = 'superuser'");
            assertThat(left).hasSize(1);
            if (!left.contains(Visitor.EMAIL)) {
                return;
            }
        }
    }

    @Test
    void another_superuser_is_added_by_typing_one_s_own_password_and_a_maintainer_without() {
        Map<String, String> eve = Map.of("email", "eve@example.org", "role", "superuser");
        Map<String, String> wrong =
                Map.of("email", "eve@example.org", "role", "superuser", "password_present", "wrong wrong");
        Map<String, String> right =
                Map.of("email", "eve@example.org", "role", "superuser", "password_present", Visitor.PASSWORD);

        assertThat(superuser.send("/accounts", eve).statusCode()).isEqualTo(422);
        assertThat(superuser.send("/accounts", wrong).body())
                .contains("not your current password")
                .doesNotContain("wrong wrong");
        assertThat(Sql.column(server, "SELECT email FROM account")).containsExactly(Visitor.EMAIL);

        assertThat(superuser.send("/accounts", right).statusCode()).isEqualTo(200);
        assertThat(superuser
                        .send("/accounts", Map.of("email", "bob@example.org", "role", "maintainer"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_forgotten_password_is_replaced_on_the_command_line_and_its_failures_are_forgiven() throws Exception {
        enableAudit();
        Visitor forgetful = new Visitor(server).sending("X-Forwarded-For", "203.0.113.5");
        for (int i = 0; i < 6; i++) {
            forgetful.logIn(Visitor.EMAIL, "was it " + i);
        }
        assertThat(forgetful.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                .isEqualTo(429);

        assertThat(userPassword("eve@example.org", "a password of my own").err())
                .contains("no account with this");
        assertThat(userPassword(Visitor.EMAIL, "password1234").err()).contains("among the first that are guessed");
        assertThat(userPassword("ADA@example.org", "a password of my own"))
                .isEqualTo(new Result(0, Visitor.EMAIL + "\n", ""));

        assertThat(superuser.get("/accounts").statusCode()).as("sessions").isEqualTo(303);
        assertThat(Sql.column(server, "SELECT 1 FROM login_failure")).isEmpty();
        assertThat(Sql.column(
                        server,
                        "SELECT profile || ' ' || properties::text FROM audit_log WHERE name = 'password-changed'"))
                .containsExactly("command line {\"email\":\"ada@example.org\"}");
        long end = System.nanoTime() + 10_000_000_000L;
        while (forgetful.logIn(Visitor.EMAIL, "a password of my own").statusCode() != 303) {
            assertThat(System.nanoTime()).as("it was not forgiven within 10 s").isLessThan(end);
        }
        assertThat(new Visitor(server).logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    private Result userPassword(String email, String password) throws Exception {
        return Launcher.run(
                Map.of("ROLLCALL_DATABASE_URL", server.databaseUrl()), password + "\n", "user", "password", email);
    }

    private void enableAudit() {
        Sql.column(server, "UPDATE sender_settings SET audit = true RETURNING 1");
    }

    /** Both come as far as the table, then both may go on. */
    private List<Integer> atTheSameMoment(Supplier<Integer> one, Supplier<Integer> other) throws Exception {
        try (OtherTransaction somebody = new OtherTransaction(server.databaseUrl())) {
            somebody.execute("LOCK TABLE account IN SHARE MODE");
            List<CompletableFuture<Integer>> both =
                    List.of(CompletableFuture.supplyAsync(one), CompletableFuture.supplyAsync(other));
            Sql.awaitWaiters(server, 2);
            somebody.commit();
            return both.stream().map(CompletableFuture::join).toList();
        }
    }

    /** By a form whose page has been open for a while. */
    private int remove(Visitor by, String email) {
        String id = Sql.column(server, "SELECT account_id FROM account WHERE email = '" + email + "'")
                .get(0);
        return by.send("/accounts", "/accounts/remove?remove=" + id, Map.of("typed", email))
                .statusCode();
    }

    private int remove(String id, String typed) {
        return superuser
                .send("/accounts", "/accounts/remove?remove=" + id, Map.of("typed", typed))
                .statusCode();
    }
}
