package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;

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

    @Test
    void an_address_that_is_removed_takes_its_key_along() {
        save("endpoint", "https://a.example.org", "api_key", KEY);

        assertThat(save("endpoint", "").statusCode()).isEqualTo(303);
        assertThat(stored("endpoint") + stored("api_key")).isEmpty();
        assertThat(save("endpoint", "https://b.example.org").statusCode()).isEqualTo(303);
        assertThat(stored("api_key")).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "http://a.example.org, true",
        "http://192.168.1.10:8080, true",
        "http://localhost.example.org, true",
        "https://a.example.org, false",
        "http://localhost:8080, false",
        "http://127.8.9.10, false",
        "http://[::1]:8080, false",
        "'', false"
    })
    void who_sends_in_the_clear_beyond_this_machine_is_warned(String endpoint, boolean warned) {
        save("endpoint", endpoint);

        assertThat(superuser.page(PAGE).contains("Whoever is on the way there can read the key"))
                .isEqualTo(warned);
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
    void to_what_is_switched_off_nobody_agrees() {
        save("endpoint", "https://a.example.org");
        TelemetryForms.send(superuser, "/off");

        HttpResponse<String> answer = TelemetryForms.send(
                superuser,
                "/agree",
                "seen",
                TelemetryForms.form(superuser, "off", "rollcall").get("seen_rollcall"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Telemetry is off: there is nothing to agree to.");
        assertThat(agreed()).isEmpty();
        assertThat(stored("agreed_by")).isEmpty();
        assertThat(stored("level")).isEqualTo("off");
    }

    @Test
    void when_the_list_has_grown_exactly_the_difference_is_shown_and_agreed_to() {
        save("endpoint", "https://a.example.org", "audit", "on");
        assertThat(superuser.page(PAGE)).doesNotContain("id=\"grown\"");
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

    @ParameterizedTest
    @CsvSource({
        "rollcall, /ingest/heartbeat, 'x-api-key: '",
        "eventyay, '', 'x-api-key: '",
        "penpot, '', 'x-api-key: '",
        "otlp, /v1/logs, 'authorization: Basic '"
    })
    void what_would_leave_is_shown_before_anything_is_switched_on_and_the_key_is_masked(
            String wire, String path, String header) {
        TelemetryForms.save(superuser, "off", wire, "endpoint", "https://a.example.org", "api_key", "user:" + KEY);

        String preview = preview("?wire=" + wire);
        assertThat(preview)
                .contains("What would leave", "POST https://a.example.org" + path + "\n", header + "••••••••")
                .contains(stored("instance_id"))
                .doesNotContain(KEY)
                .doesNotContain(Base64.getEncoder().encodeToString(("user:" + KEY).getBytes(StandardCharsets.UTF_8)));
        assertThat(stored("level")).isEqualTo("off");
    }

    @Test
    void events_that_wait_are_shown_as_they_would_leave_on_every_wire_that_has_them() {
        save("level", "detailed", "contact", "ops@example.org");
        save("level", "detailed");
        save("level", "detailed", "audit", "on");
        for (String wire : List.of("rollcall", "penpot", "otlp")) {
            assertThat(preview("?level=detailed&wire=" + wire))
                    .as(wire)
                    .contains("settings-changed", "wait; the oldest 3 are shown", "\nidempotency-key: &quot;")
                    .doesNotContain("ops@example.org\"", Visitor.EMAIL);
        }
        assertThat(preview("?level=detailed&wire=penpot")).contains("&quot;tracked-at&quot;", "Fressian");
        assertThat(preview("?level=detailed&wire=eventyay")).contains("This protocol has no events");
        assertThat(preview("?level=base&wire=penpot")).doesNotContain("settings-changed");
    }

    @Test
    void what_is_known_and_does_not_leave_is_shown_with_the_reason() {
        assertThat(preview("?wire=eventyay"))
                .containsPattern("java_version</code></th>\\s*<td>text</td>\\s*<td>Not on the list");
        save("endpoint", "https://a.example.org");
        Sql.column(server, """
                UPDATE sender_settings
                SET agreed = (SELECT array_agg(line) FROM unnest(agreed) AS line WHERE line NOT LIKE 'field java_version%')
                RETURNING 1
                """);
        assertThat(preview(""))
                .containsPattern("java_version</code></th>\\s*<td>text</td>\\s*<td>On the list, and not agreed to yet")
                .doesNotContain("&quot;java_version&quot;");
    }

    @Test
    void a_contact_address_leaves_where_the_wire_has_a_place_for_it_and_is_held_back_elsewhere() {
        save("contact", "ops@example.org");

        for (String wire : List.of("rollcall", "eventyay")) {
            assertThat(preview("?wire=" + wire))
                    .as(wire)
                    .contains("&quot;maintainer_contact&quot;: &quot;ops@example.org&quot;");
        }
        for (String wire : List.of("penpot", "otlp")) {
            assertThat(preview("?wire=" + wire))
                    .as(wire)
                    .containsPattern(
                            "maintainer_contact</code></th>\\s*<td>text</td>\\s*<td>Not on the list of this protocol")
                    .doesNotContain("ops@example.org");
        }
    }

    private String preview(String query) {
        return Visitor.between(superuser.page(PAGE + query), "id=\"preview\"", "id=\"collected\"");
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
