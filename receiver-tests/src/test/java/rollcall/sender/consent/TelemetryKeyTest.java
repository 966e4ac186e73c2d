package rollcall.sender.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;

/** Telemetry to a real receiver that asks for a key: what the page says without one, and with one that is wrong. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetryKeyTest {
    private static final String WARNING = "No API key is given.";

    private final TestSite site = new TestSite("rollcall");
    private final String endpoint = TestServer.at(site.server(), "").toString();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_missing_key_is_warned_of_at_once_and_told_apart_from_a_wrong_one() {
        save("base");
        assertThat(site.superuser().page(TelemetryForms.PAGE + "?saved")).contains("Saved.", WARNING);
        assertThat(send()).contains("401 unauthorized: no key was given").doesNotContain("key is not accepted");

        save("base", "api_key", "a-wrong-key");
        assertThat(site.superuser().page(TelemetryForms.PAGE)).doesNotContain(WARNING);
        assertThat(send()).contains("401 unauthorized: the key is not accepted");

        save("base", "api_key", site.key());
        assertThat(send()).contains("Sent: a heartbeat.");
    }

    @Test
    void where_nothing_leaves_by_itself_no_key_is_missed() {
        save("off");
        assertThat(site.superuser().page(TelemetryForms.PAGE)).doesNotContain(WARNING);
        TelemetryForms.save(site.superuser(), "base", "rollcall");
        assertThat(site.superuser().page(TelemetryForms.PAGE)).doesNotContain(WARNING);
    }

    @Test
    void the_next_send_has_a_time_as_soon_as_it_is_saved() {
        save("base", "api_key", site.key());

        assertThat(Sql.column(site.server(), "SELECT 1 FROM sender_state WHERE next_tick_at > now()"))
                .as("before any job has looked")
                .hasSize(1);
        assertThat(site.superuser().page(TelemetryForms.PAGE))
                .containsPattern("The next leaves at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC")
                .doesNotContain("not planned yet");
    }

    @Test
    void a_send_names_the_account_that_started_it() {
        save("base", "api_key", site.key());

        assertThat(send()).contains("<td>" + Visitor.EMAIL + "</td>").doesNotContain("<td>somebody</td>");
        Sql.execute(site.server(), "UPDATE send_log SET started_by = ''");
        assertThat(site.superuser().page(TelemetryForms.PAGE)).contains("<td>somebody</td>");
        Sql.execute(site.server(), "UPDATE send_log SET by_hand = false");
        assertThat(site.superuser().page(TelemetryForms.PAGE)).contains("<td>itself</td>");
    }

    private void save(String level, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "endpoint";
        fields[1] = endpoint;
        System.arraycopy(more, 0, fields, 2, more.length);
        assertThat(TelemetryForms.save(site.superuser(), level, "rollcall", fields)
                        .statusCode())
                .isEqualTo(303);
    }

    private String send() {
        return TelemetryForms.send(site.superuser(), "/send").body();
    }
}
