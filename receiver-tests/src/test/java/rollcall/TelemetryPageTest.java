package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetryPageTest {
    private static final String PAGE = TelemetryForms.PAGE;
    private static final String KEY = "rc_never.shown.again";

    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void open() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_is_off_until_somebody_wants_it_and_says_so() {
        assertThat(superuser.page(PAGE))
                .contains("<strong>Nothing.</strong>", "no connection is opened")
                .contains("name=\"level\" value=\"off\" checked")
                .doesNotContain("checked=\"checked\" name=\"audit\"");
        assertThat(superuser.page("/accounts")).containsPattern("Telemetry <span class=\"badge[^>]*>off</span>");
    }

    @Test
    void what_was_saved_is_shown_but_for_the_key_which_stays_until_it_is_replaced_or_removed() {
        save("endpoint", "https://a.example.org", "api_key", KEY, "contact", "ops@example.org", "audit", "on");
        assertThat(superuser.page(PAGE))
                .contains("One heartbeat a day", "to a.example.org", "ops@example.org", "A key is stored.")
                .doesNotContain(KEY);
        assertThat(stored("api_key")).isEqualTo(KEY);

        save("endpoint", "https://a.example.org");
        assertThat(stored("api_key")).isEqualTo(KEY);
        assertThat(stored("audit")).isEqualTo("f");

        save("endpoint", "https://a.example.org", "remove_key", "on");
        assertThat(stored("api_key")).isEmpty();
        assertThat(superuser.page(PAGE)).doesNotContain("A key is stored.", "remove_key");
    }

    @Test
    void a_key_that_is_stored_goes_to_no_other_address_than_it_was_given_for() {
        save("endpoint", "https://a.example.org", "api_key", KEY);

        HttpResponse<String> elsewhere = save("endpoint", "https://b.example.org");
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("was given for another address", "https://b.example.org");
        assertThat(stored("endpoint")).isEqualTo("https://a.example.org");

        assertThat(save("endpoint", "https://b.example.org", "api_key", "another")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stored("api_key")).isEqualTo("another");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ftp://a.example.org",
        "endpoint, https://user:word@a.example.org",
        "endpoint, nonsense",
        "endpoint, https://a.example.org/?api_key=secret",
        "contact, nobody",
        "api_key, with space",
        "level, loud",
        "wire, morse"
    })
    void what_cannot_be_is_said_beside_its_field_and_changes_nothing(String field, String value) {
        HttpResponse<String> answer = save(field, value, "audit", "on");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("class=\"error\"", "Nothing was changed.");
        assertThat(Sql.column(server, "SELECT level || endpoint || contact || api_key FROM sender_settings"))
                .containsExactly("off");
        if (field.equals("api_key")) {
            assertThat(answer.body()).doesNotContain(value);
        }
    }

    @Test
    void saving_is_agreeing_to_the_list_that_was_shown_and_the_page_says_who_did() {
        save("endpoint", "https://a.example.org");

        assertThat(Sql.column(server, "SELECT unnest(agreed) FROM sender_settings"))
                .hasSizeGreaterThan(10);
        assertThat(superuser.page(PAGE)).contains("Last agreed: " + Visitor.EMAIL);
    }

    @Test
    void who_was_shown_another_list_agrees_to_nothing() {
        HttpResponse<String> answer = save("seen_rollcall", "0123", "endpoint", "https://a.example.org");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("is another one now");
        assertThat(stored("level")).isEqualTo("off");
    }

    @Test
    void when_the_list_has_grown_exactly_the_difference_is_shown_and_agreed_to() {
        save("endpoint", "https://a.example.org", "audit", "on");
        assertThat(superuser.page(PAGE)).doesNotContain("was added", "were added");
        List<String> all = agreed();
        Sql.column(server, "UPDATE sender_settings SET agreed = agreed[1:3] || agreed[6:] RETURNING agreed[1]");

        String page = superuser.page(PAGE);
        String grown = Visitor.between(page, "id=\"grown\"", "</section>");
        assertThat(grown).contains("2 things were added", "Agree to these 2");
        assertThat(grown.split("<tr>")).hasSize(4);
        all.subList(3, 5).forEach(line -> assertThat(grown).contains("<code>" + line.split(" ")[1] + "</code>"));

        assertThat(TelemetryForms.send(superuser, "/agree", "seen", "0123").statusCode())
                .isEqualTo(422);
        assertThat(agreed()).hasSize(all.size() - 2);
        assertThat(TelemetryForms.send(superuser, "/agree").statusCode()).isEqualTo(303);
        assertThat(agreed()).isEqualTo(all);
        assertThat(superuser.page(PAGE)).doesNotContain("id=\"grown\"");
        assertThat(superuser.page("/audit")).contains("&quot;agreed&quot;");
    }

    private HttpResponse<String> save(String... fields) {
        return TelemetryForms.save(superuser, "base", "rollcall", fields);
    }

    private List<String> agreed() {
        return Sql.column(server, "SELECT unnest(agreed) FROM sender_settings");
    }

    private String stored(String column) {
        return Sql.column(server, "SELECT " + column + " FROM sender_settings").get(0);
    }
}
