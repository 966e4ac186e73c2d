package rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Sql;
import rollcall.TestServer;
import rollcall.Visitor;
import rollcall.Wiring;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountsTest {
    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void an_address_has_one_account_whatever_its_case_and_a_role_that_is_none_is_refused() {
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
        Visitor bob = Visitor.maintainer(server, superuser);
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

    private int remove(String id, String typed) {
        return superuser
                .send("/accounts", "/accounts/remove?remove=" + id, Map.of("typed", typed))
                .statusCode();
    }
}
