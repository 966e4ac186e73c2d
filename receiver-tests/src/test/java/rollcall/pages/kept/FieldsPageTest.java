package rollcall.pages.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The page Fields: what people added, what a change does, and its versions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldsPageTest {
    private static final String PAGE = "/p/it/fields";
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite("none");
        keep("users");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_change_makes_a_version_that_says_what_changed_who_did_it_and_when() {
        assertThat(site.superuser().page(PAGE)).contains("<strong>1\u00a0field</strong>", "users: kept from then on");
        assertThat(change("users", Map.of("title", "Accounts", "owner", "Team <b>Blue</b>"))
                        .statusCode())
                .isEqualTo(303);

        String page = site.superuser().page(PAGE);

        assertThat(page)
                .contains("users: title and owner changed", "Accounts", "Team &lt;b&gt;Blue&lt;/b&gt;", "by ada@")
                .doesNotContain("<b>Blue");
        assertThat(page.indexOf("title and owner changed")).isLessThan(page.indexOf("users: kept from then on"));
        assertThat(Sql.column(site.server(), "SELECT version || ' ' || (fields -> 0 ->> 'title') FROM fields_version"))
                .containsExactlyInAnyOrder("1 Title of users", "2 Accounts");
        assertThat(change("users", Map.of("title", "Accounts", "owner", "Team <b>Blue</b>"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(version()).as("a change of nothing").isEqualTo(2);
        assertThat(stop("users")).isEqualTo(303);
        assertThat(site.superuser().page(PAGE)).contains("users: not kept any more", "No field");
    }

    @Test
    void the_second_of_two_who_change_at_once_is_shown_what_the_first_one_changed() {
        int seen = version();
        assertThat(change("users", Map.of("title", "First"), seen).statusCode()).isEqualTo(303);

        HttpResponse<String> second = change("users", Map.of("title", "Second"), seen);

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Somebody else changed the fields meanwhile", "users: title changed", "value=\"Second\"")
                .contains("name=\"version\" value=\"" + (seen + 1) + "\"");
        assertThat(title("users")).isEqualTo("First");
        assertThat(change("users", Map.of("title", "Second"), seen + 1).statusCode())
                .isEqualTo(303);
        assertThat(title("users")).isEqualTo("Second");
    }

    @Test
    void a_field_whose_end_has_come_is_ignored_and_its_history_stays() throws Exception {
        UUID before = UUID.randomUUID();
        site.heartbeat(before, "1.0", ",\"metrics\":{\"users\":37}");
        TestSite.await(() -> series("users") > 0);
        assertThat(preview("users", Map.of("expires", TODAY)))
                .contains("From now on it is ignored; 1\u00a0instance reported it");
        assertThat(preview("users", Map.of("expires", "2999-01-01")))
                .contains("It is ignored from")
                .contains("2999");
        assertThat(change("users", Map.of("expires", TODAY)).statusCode()).isEqualTo(303);

        UUID after = UUID.randomUUID();
        String answer =
                site.heartbeat(after, "1.0", ",\"metrics\":{\"users\":37}").body();

        assertThat(answer).contains("\"ignored\":[\"users\"]");
        assertThat(site.kept(after)).doesNotContain("users");
        assertThat(site.kept(before)).contains("\"users\":\"11-50\"");
        assertThat(site.superuser().page("/p/it/metrics")).contains("Title of users (≤\u00a0");
        assertThat(site.superuser().page(PAGE)).contains("was kept until", "over");

        assertThat(change("users", Map.of("expires", TODAY, "title", "Old users", "bucket", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.superuser().page("/p/it/metrics")).contains("Old users (≤\u00a0");

        keep("users");
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"metrics\":{\"users\":3}");
        TestSite.await(() -> Sql.column(site.server(), "SELECT value FROM rollup WHERE field = 'users'").stream()
                .anyMatch("1-10"::equals));
        assertThat(site.superuser().page("/p/it/metrics"))
                .contains("Title of users")
                .doesNotContain("(≤");
    }

    @Test
    void a_field_that_is_sent_under_another_name_keeps_its_history() throws Exception {
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"metrics\":{\"users\":37}");
        site.heartbeat(UUID.randomUUID(), "1.1", ",\"metrics\":{\"user_count\":37}");
        TestSite.await(() -> series("users") > 0
                && preview("users", Map.of("aliases", "user_count")).contains("it was ignored once"));
        assertThat(change("users", Map.of("aliases", "user_count\r\nusers-total"))
                        .statusCode())
                .isEqualTo(303);

        UUID after = UUID.randomUUID();
        String answer =
                site.heartbeat(after, "1.1", ",\"metrics\":{\"user_count\":37}").body();

        assertThat(answer).doesNotContain("ignored");
        assertThat(site.kept(after)).contains("\"users\":\"11-50\"").doesNotContain("user_count");
        assertThat(site.superuser().page(PAGE)).contains("Also sent as user_count, users-total.");
    }

    @Test
    void other_ranges_begin_a_new_series_beside_the_old_one() throws Exception {
        UUID before = UUID.randomUUID();
        site.heartbeat(before, "1.0", ",\"metrics\":{\"users\":37}");
        TestSite.await(() -> series("users") > 0);
        assertThat(preview("users", Map.of("bucket", "cores")))
                .contains("kept as users.2", "11–50 (1\u00a0instance) becomes 9–16 / 17–32 / 33–64.");
        assertThat(version()).as("a preview changes nothing").isEqualTo(1);
        assertThat(change("users", Map.of("bucket", "cores")).statusCode()).isEqualTo(303);

        UUID after = UUID.randomUUID();
        site.heartbeat(after, "1.0", ",\"metrics\":{\"users\":37}");
        TestSite.await(() -> series("users.2") > 0);

        assertThat(site.kept(after)).contains("\"users.2\":\"33-64\"").doesNotContain("\"users\"");
        assertThat(site.kept(before)).contains("\"users\":\"11-50\"");
        assertThat(Sql.column(site.server(), "SELECT DISTINCT field || value FROM rollup WHERE field LIKE 'users%'"))
                .containsExactlyInAnyOrder("users11-50", "users.233-64");
        assertThat(site.superuser().page("/p/it/metrics")).contains("Title of users (≤\u00a0", "users.2");
        assertThat(site.superuser().page("/p/it/instances?users=11-50")).contains(">1\u00a0instance was active");
        assertThat(site.superuser().page("/p/it/instances?users.2=33-64")).contains(">1\u00a0instance was active");

        assertThat(change("users.2", Map.of("bucket", "counts")).statusCode()).isEqualTo(303);
        UUID last = UUID.randomUUID();
        site.heartbeat(last, "1.0", ",\"metrics\":{\"users\":37}");
        assertThat(site.kept(last)).contains("\"users.3\":\"11-50\"");
    }

    @Test
    void a_field_that_no_page_showed_for_90_days_is_proposed_for_removal_until_somebody_looks() throws Exception {
        keep("rooms");
        assertThat(site.superuser().page(PAGE)).doesNotContain("90\u00a0days");
        Sql.execute(
                site.server(),
                "UPDATE permitted_field SET permitted_at = permitted_at - interval '91 days' WHERE name = 'users'");
        assertThat(site.superuser().page(PAGE))
                .contains("showed one of them for 90\u00a0days", "showed it for 90\u00a0days");

        site.maintainer().page("/p/it/instances?users=11-50");

        TestSite.await(() -> !site.superuser().page(PAGE).contains("90\u00a0days"));
        assertThat(Sql.column(site.server(), "SELECT name || ' ' || last_day FROM field_read"))
                .containsExactly("users " + TODAY);
    }

    @Test
    void bad_input_is_named_and_changes_nothing() {
        keep("rooms");
        for (Map<String, String> bad : List.of(
                Map.of("expires", "2001-01-01"),
                Map.of("expires", "soon"),
                Map.of("aliases", "rooms"),
                Map.of("aliases", "users"),
                Map.of("aliases", "product_version"),
                Map.of("aliases", "a b"),
                Map.of("aliases", "x\nx"),
                Map.of("aliases", "event:x"),
                Map.of("aliases", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk"),
                Map.of("title", ""),
                Map.of("title", "x".repeat(61)),
                Map.of("reason", "x".repeat(301)),
                Map.of("owner", "x".repeat(81)),
                Map.of("bucket", "nothing"))) {
            HttpResponse<String> answer = change("users", bad);
            assertThat(answer.statusCode()).as("%s", bad).isEqualTo(422);
            assertThat(answer.body()).as("%s", bad).contains("class=\"error\"");
        }
        assertThat(version()).isEqualTo(2);
        assertThat(change("users", Map.of(), -1).statusCode()).isEqualTo(422);
        assertThat(change("nothing", Map.of()).statusCode()).isEqualTo(404);
        assertThat(site.superuser().get(PAGE + "?change=nothing").statusCode()).isEqualTo(400);
        assertThat(site.maintainer().page(PAGE)).contains("Title of users").doesNotContain("change=users");
        assertThat(send(site.maintainer(), "users", Map.of("title", "Mine"), version())
                        .statusCode())
                .isEqualTo(403);
    }

    private void keep(String name) {
        Sql.execute(
                site.server(),
                "INSERT INTO dropped_count SELECT product_id, current_date, '%s', 'number', 'name not permitted', 3 FROM product ON CONFLICT DO NOTHING"
                        .formatted(name));
        Map<String, String> form = Map.of(
                "name", name,
                "kind", "bucket",
                "bucket", "counts",
                "title", "Title of " + name,
                "description", "What it tells.",
                "reason", "Why we ask.");
        assertThat(site.superuser()
                        .send("/p/it/refusals", "/p/it/refusals/permit", form)
                        .statusCode())
                .isEqualTo(303);
    }

    private int stop(String name) {
        return site.superuser()
                .send("/p/it/refusals", "/p/it/refusals/stop?stop=" + name, Map.of("what", "stay"))
                .statusCode();
    }

    private HttpResponse<String> change(String name, Map<String, String> more) {
        return change(name, more, version());
    }

    private HttpResponse<String> change(String name, Map<String, String> more, int version) {
        return send(site.superuser(), name, more, version);
    }

    private String preview(String name, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("what", "preview");
        HttpResponse<String> answer = change(name, form);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(Visitor visitor, String name, Map<String, String> more, int version) {
        Map<String, String> form = new HashMap<>(Map.of(
                "version",
                "" + version,
                "title",
                "Title of " + name,
                "description",
                "What it tells.",
                "reason",
                "Why we ask.",
                "bucket",
                name.equals("users.2") ? "cores" : "counts",
                "aliases",
                name.equals("users.2") ? "users" : "",
                "what",
                "save"));
        form.putAll(more);
        return visitor.send(PAGE, PAGE + "?change=" + name, form);
    }

    private int version() {
        return Integer.parseInt(Sql.column(site.server(), "SELECT fields_version FROM product WHERE slug = 'it'")
                .get(0));
    }

    private String title(String name) {
        return Sql.column(
                        site.server(), "SELECT definition ->> 'title' FROM permitted_field WHERE name = '" + name + "'")
                .get(0);
    }

    private int series(String field) {
        return Sql.column(site.server(), "SELECT 1 FROM rollup WHERE field = '" + field + "'")
                .size();
    }
}
