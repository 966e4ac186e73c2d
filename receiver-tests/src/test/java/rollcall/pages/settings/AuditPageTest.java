package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;
import rollcall.support.sender.AuditRows;
import rollcall.support.sender.TelemetryForms;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditPageTest {
    private static final Pattern NAME = Pattern.compile("class=\"event-name\" href=\"[^\"]+\">([^<]+)<");
    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    /** The rows of these tests are of January, and leave after 400 days. */
    private static final Clock CLOCK = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

    private Wiring server;
    private Visitor superuser;

    @BeforeEach
    void open() {
        server = TestServer.start(CLOCK, TestDatabase.fresh());
        superuser = Visitor.superuser(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void as_long_as_nobody_switched_it_on_the_page_says_so_and_where_to_do_it() {
        assertThat(superuser.page("/audit"))
                .contains("The local audit log is <strong>off</strong>", "No entries yet")
                .contains("href=\"/settings/telemetry#settings\">Switch the audit log on</a>");
        assertThat(superuser.get("/audit.csv").body()).hasLineCount(1);
    }

    @Test
    void what_a_superuser_does_stands_there_with_who_did_it_and_never_with_a_key() {
        TelemetryForms.save(superuser, "base", "eventyay", "audit", "on", "api_key", "very-secret-key");

        assertThat(names(superuser.page("/audit"))).contains("settings-changed");
        assertThat(superuser.page("/audit"))
                .contains(
                        Visitor.EMAIL,
                        "&quot;wire&quot;: &quot;eventyay&quot;",
                        "&quot;key&quot;: &quot;replaced&quot;")
                .doesNotContain("very-secret-key");
    }

    @Test
    void an_action_is_told_as_a_sentence_and_the_filter_offers_what_there_is() {
        TelemetryForms.save(superuser, "off", "rollcall", "audit", "on");
        AuditRows.one(server, "frontend", "2026-01-02", "create-file", "bob@example.org");

        assertThat(superuser.page("/audit"))
                .contains("<p>Changed the telemetry settings</p>")
                .contains("<option value=\"telemetry-sent-by-hand\">", "<option value=\"bob@example.org\">")
                .contains("pattern=\"\\d{4}-\\d{2}-\\d{2}\"", "placeholder=\"2026-11-20\"")
                .doesNotContain("type=\"date\"");
        superuser.send("/accounts", "/logout", Map.of());
        superuser.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        assertThat(superuser.page("/audit?name=logout"))
                .contains("<p>Logged out</p>", "<code>done in the program itself</code>");
    }

    @Test
    void a_log_that_is_switched_off_ends_with_who_did_that() {
        TelemetryForms.save(superuser, "off", "rollcall", "audit", "on");
        TelemetryForms.save(superuser, "off", "rollcall");
        TelemetryForms.save(superuser, "off", "rollcall", "contact", "ops@example.org");

        String page = superuser.page("/audit");
        assertThat(page)
                .contains("is <strong>off</strong>", "&quot;audit-log&quot;: false")
                .doesNotContain("ops@");
        assertThat(names(page)).hasSize(2);
    }

    @Test
    void the_pages_of_the_list_together_show_every_row_once_newest_first() {
        for (String source : AuditRows.SOURCES) {
            AuditRows.add(server, source, "now() - i / 10 * interval '1 minute'", "'n-' || i", 65);
        }
        List<String> shown = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (String next = "/audit?name=n-*"; next != null; ) {
            String page = superuser.page(next);
            sizes.add(names(page).size());
            shown.addAll(names(page));
            Matcher older = OLDER.matcher(page);
            next = older.find() ? older.group(1).replace("&amp;", "&") : null;
        }

        assertThat(sizes).containsExactly(100, 100, 60);
        assertThat(shown).hasSize(260);
        assertThat(shown.stream().distinct()).hasSize(65);
        assertThat(shown.subList(0, 4)).allMatch(name -> name.matches("n-\\d"));
        assertThat(superuser.get("/audit.csv?name=n-*").body()).hasLineCount(261);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "name=key-issued, 3",
                "name=key-*, 5",
                "name=key, 0",
                "name=key_*, 0",
                "name=%25, 0",
                "source=frontend, 1",
                "source=telemetry%3Abackend, 1",
                "profile=bob%40example.org, 2",
                "profile=bob, 0",
                "from=2026-01-02&to=2026-01-02, 1",
                "from=2026-01-02, 2",
                "to=2026-01-01, 5",
                "name=key-*&profile=bob%40example.org&to=2026-01-01, 1"
            })
    void a_filter_holds_for_the_page_and_for_its_csv(String query, int rows) {
        AuditRows.one(server, "backend", "2026-01-01", "key-issued", "ada@example.org");
        AuditRows.one(server, "backend", "2026-01-01", "key-issued", "ada@example.org");
        AuditRows.one(server, "backend", "2026-01-01", "key-revoked", "ada@example.org");
        AuditRows.one(server, "frontend", "2026-01-01", "key-revoked", "bob@example.org");
        AuditRows.one(server, "telemetry:backend", "2026-01-01", "navigate", "");
        AuditRows.one(server, "backend", "2026-01-02T23:59:59.999999Z", "key-issued", "bob@example.org");
        AuditRows.one(server, "backend", "2026-01-03", "login", "ada@example.org");

        assertThat(names(superuser.page("/audit?" + query))).hasSize(rows);
        assertThat(superuser.get("/audit.csv?" + query).body()).hasLineCount(rows + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2026-02-30", "from=%2B99999999-01-01", "to=20261120", "from=2026-1-1"})
    void a_day_that_is_none_is_rejected_and_said(String query) {
        AuditRows.one(server, "backend", "2026-01-01", "login", "ada@example.org");
        String field = query.substring(0, query.indexOf('='));

        for (String path : List.of("/audit?", "/audit.csv?")) {
            HttpResponse<String> answer = superuser.get(path + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("<code>" + field + "</code>", "year, month and day: 2026-11-20");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "999999999999999999.1", "-1.2", "x", "1e9.1", "1.", "999999999999999999999.1"})
    void a_place_that_no_page_named_harms_nobody(String before) {
        assertThat(superuser.get("/audit?before=" + before).statusCode())
                .isEqualTo(before.matches("\\d{1,18}\\.\\d+") ? 200 : 400);
    }

    @Test
    void what_waits_to_be_sent_stands_there_as_such_with_its_day_alone() {
        AuditRows.one(server, "telemetry:frontend", "2026-01-01", "navigate", "");

        assertThat(superuser.page("/audit"))
                .contains("waits to be sent", ">2026-01-01<")
                .doesNotContain("2026-01-01 00:00");
    }

    @Test
    void hostile_texts_are_shown_as_texts_and_start_no_formula() {
        AuditRows.one(server, "backend", "2026-01-01", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")");
        AuditRows.one(server, "frontend", "2026-01-01", "'\"><b>\u202e", "+1+1");

        assertThat(superuser.page("/audit"))
                .contains("&lt;script&gt;alert(1)", "=HYPERLINK(&quot;")
                .doesNotContain("<script>alert", "\"><b>");
        assertThat(superuser.page("/audit?name=%3Cscript%3E&profile=%22%3E%3Cb%3E"))
                .contains("value=\"&lt;script&gt;\"", "value=\"&quot;&gt;&lt;b&gt;\"");
        assertThat(superuser.get("/audit.csv").body()).contains(",\"'=HYPERLINK(\"\"http://x\"\")\"", ",'+1+1,");
    }

    @Test
    void who_downloads_the_log_is_written_into_it() {
        TelemetryForms.save(superuser, "off", "rollcall", "audit", "on");

        HttpResponse<String> file = superuser.get("/audit.csv?name=settings-*");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"rollcall-audit.csv\"");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(file.body().lines().toList())
                .hasSize(2)
                .startsWith("at,source,type,name,profile,properties,context");
        assertThat(names(superuser.page("/audit"))).startsWith("export");
        assertThat(superuser.page("/audit")).contains("?name=settings-*");
    }

    private static List<String> names(String page) {
        return NAME.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
