package rollcall.pages.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Fields that superusers added are kept no longer: from then on, and on demand with all that was kept. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StopKeepingTest {
    private static final String PAGE = "/p/it/refusals";
    private static final String PLANTED = "plantedvalue";
    private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite("none");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_stopped_field_is_ignored_from_then_on_and_what_was_kept_stays_and_goes_on() throws Exception {
        keep("users", Map.of("kind", "bucket"));
        keep("rooms", Map.of("kind", "bucket"));
        site.heartbeat(ONE, "1.0", ",\"metrics\":{\"users\":37,\"rooms\":3}");
        TestSite.await(() -> series("users") == 2);

        HttpResponse<String> answer = stop(site.superuser(), "users", Map.of("what", "stay"));

        assertThat(site.superuser().page(answer.headers().firstValue("Location").orElseThrow()))
                .contains("<strong>users</strong> is ignored from now on", "not kept since", "Delete what was kept");
        UUID after = UUID.randomUUID();
        site.heartbeat(after, "1.0", ",\"metrics\":{\"users\":37,\"rooms\":3}");
        assertThat(site.kept(after)).contains("rooms").doesNotContain("users");
        assertThat(site.kept(ONE)).contains("\"users\":\"11-50\"", "\"rooms\":\"1-10\"");
        assertThat(site.superuser().page("/p/it/metrics"))
                .contains("Title of rooms")
                .doesNotContain("Title of users");
        TestSite.await(() -> site.superuser().page(PAGE).contains("permit=users"));
        assertThat(site.superuser().page(PAGE + "?permit=users")).contains("value=\"Title of users\"");

        assertThat(keep("users", Map.of("kind", "bucket", "bucket", "cores")).body())
                .contains("the two do not mix");
        assertThat(keep("users", Map.of("kind", "bucket")).statusCode()).isEqualTo(303);
        assertThat(Sql.column(site.server(), "SELECT name FROM stopped_field")).isEmpty();
        assertThat(series("users")).isEqualTo(2);
    }

    @Test
    void at_once_leaves_no_value_of_the_field_anywhere_and_all_else_as_it_was() throws Exception {
        keep("theme", Map.of("kind", "choice", "values", PLANTED + "\nlight"));
        keep("theme_two", Map.of("kind", "choice", "values", "othervalue"));
        String more = ",\"theme\":\"" + PLANTED + "\",\"theme_two\":\"othervalue\"";
        site.heartbeat(ONE, "1.0", more);
        site.heartbeat(UUID.randomUUID(), "1.1", ",\"theme\":\"not listed\",\"theme_two\":\"othervalue\"");
        TestSite.await(() -> series("theme_two") == 2 && series("theme") >= 2);
        backdate();
        assertThat(everywhere(PLANTED)).contains("heartbeat.kept", "rollup.value");
        List<String> others = others("theme");

        remove("theme");

        assertThat(everywhere(PLANTED)).isEmpty();
        assertThat(others("theme")).isEqualTo(others).isNotEmpty();
        assertThat(series("theme")).isZero();
        assertThat(site.kept(ONE)).contains("othervalue", "product_version").doesNotContain("theme\"");
        assertThat(Sql.column(site.server(), "SELECT count(*) FROM rollup_day WHERE closed = 2"))
                .containsExactly("1");
        assertThat(keep("theme", Map.of("kind", "flag")).statusCode()).isEqualTo(303);
    }

    @Test
    void at_once_leaves_no_value_of_a_property_and_the_events_stay() throws Exception {
        keepOnce("event:saved", Map.of());
        keepOnce("property:shape", Map.of("kind", "word"));
        keepOnce("property:colour", Map.of("kind", "word"));
        String event = "{\"name\":\"saved\",\"properties\":{\"shape\":\"" + PLANTED + "\",\"colour\":\"red\"}}";
        site.events(ONE, "1.0", event);
        TestSite.await(() -> everywhere(PLANTED).contains("event_rollup.value"));

        remove("property:shape");

        assertThat(everywhere(PLANTED)).isEmpty();
        assertThat(Sql.column(site.server(), "SELECT name || properties FROM event"))
                .hasSize(1)
                .allMatch(row -> row.startsWith("saved") && row.contains("red"));
        assertThat(Sql.column(site.server(), "SELECT count(*) FROM event_rollup WHERE field = 'property.colour'"))
                .isNotEqualTo(List.of("0"));
        assertThat(site.superuser().page("/p/it/events")).contains("saved");

        remove("event:saved");

        assertThat(Sql.column(site.server(), "SELECT name FROM event")).isEmpty();
        assertThat(Sql.column(site.server(), "SELECT 1 FROM event_rollup WHERE name = 'saved'"))
                .isEmpty();
    }

    @Test
    void to_delete_the_name_has_to_be_typed_and_only_added_fields_can_be_stopped() throws Exception {
        keep("users", Map.of("kind", "bucket"));
        for (String typed : List.of("", "user", "USERS", "<b>users</b>", "x".repeat(5_000))) {
            HttpResponse<String> answer = stop(site.superuser(), "users", Map.of("what", "delete", "typed", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("Type the name of the field").doesNotContain("<b>users");
        }
        for (String name : List.of("product_version", "schema_version", "nothing", "", "'--", "x".repeat(300))) {
            assertThat(stop(site.superuser(), name, Map.of()).statusCode())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(site.superuser().get(PAGE + "?stop=product_version").statusCode())
                .isEqualTo(400);
        assertThat(stop(site.maintainer(), "users", Map.of()).statusCode()).isEqualTo(403);
        assertThat(site.maintainer().page(PAGE)).contains("kept since").doesNotContain("stop=users");
        assertThat(Sql.column(site.server(), "SELECT name FROM permitted_field"))
                .containsExactly("users");

        assertThat(stop(site.superuser(), "users", Map.of()).statusCode()).isEqualTo(303);
        assertThat(stop(site.superuser(), "users", Map.of()).statusCode()).isEqualTo(422);
    }

    /** Stops the field and waits until the job has deleted it, which otherwise waits for other servers. */
    private void remove(String code) throws InterruptedException {
        String name = code.substring(code.indexOf(':') + 1);
        assertThat(stop(site.superuser(), code, Map.of("what", "delete", "typed", name))
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.superuser().page(PAGE + "?stopped=" + code.replace(":", "%3A")))
                .contains("is being deleted");
        assertThat(keep(code, Map.of("kind", "word")).body()).contains("is being deleted");
        Sql.execute(site.server(), "UPDATE stopped_field SET remove_since = remove_since - interval '1 hour'");
        TestSite.await(() ->
                Sql.column(site.server(), "SELECT name FROM stopped_field").isEmpty());
    }

    /** Makes today's rollups those of an earlier day that is closed. */
    private void backdate() throws InterruptedException {
        Sql.execute(site.server(), "UPDATE rollup SET day = day - 1");
        Sql.execute(site.server(), "UPDATE rollup_day SET day = day - 1, revision = 1");
        TestSite.await(() -> everywhere(PLANTED).contains("standing.value")
                && !Sql.column(site.server(), "SELECT 1 FROM rollup_day WHERE closed = 1")
                        .isEmpty());
    }

    private List<String> others(String field) {
        return Sql.column(site.server(), """
                SELECT 'r' || field || value || cardinality FROM rollup WHERE field <> '%1$s' AND value <> '%1$s'
                    AND NOT starts_with(value, '%1$s ')
                UNION ALL
                SELECT 'l' || field || value || cardinality FROM latest_set WHERE field <> '%1$s' AND value <> '%1$s'
                    AND NOT starts_with(value, '%1$s ')
                UNION ALL
                SELECT 's' || days || field || value || instances FROM standing WHERE field <> '%1$s' AND value <> '%1$s'
                    AND NOT starts_with(value, '%1$s ')
                ORDER BY 1
                """.formatted(field));
    }

    private int series(String field) {
        return Sql.column(
                        site.server(),
                        "SELECT 1 FROM rollup WHERE field = '%1$s' OR value = '%1$s' OR starts_with(value, '%1$s ')"
                                .formatted(field))
                .size();
    }

    /** The columns of the whole database that contain a text, without what people wrote down about their fields. */
    private List<String> everywhere(String text) {
        List<String> columns = Sql.column(site.server(), """
                SELECT table_name || '.' || column_name
                FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name NOT IN ('permitted_field', 'stopped_field', 'fields_version')
                ORDER BY 1
                """);
        return Sql.column(
                site.server(),
                columns.stream()
                        .map(column -> "SELECT DISTINCT '%s' FROM %s WHERE strpos(%s::text, '%s') > 0"
                                .formatted(column, column.substring(0, column.indexOf('.')), column, text))
                        .collect(Collectors.joining(" UNION ALL ")));
    }

    private void keepOnce(String code, Map<String, String> more) {
        ignore(code);
        assertThat(keep(code, more).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> keep(String code, Map<String, String> more) {
        ignore(code);
        Map<String, String> form = new HashMap<>(Map.of(
                "name", code,
                "bucket", "counts",
                "title", "Title of " + code,
                "description", "What it tells.",
                "reason", "Why we ask."));
        form.putAll(more);
        return site.superuser().send(PAGE, PAGE + "/permit", form);
    }

    private HttpResponse<String> stop(Visitor visitor, String code, Map<String, String> form) {
        String query = java.net.URLEncoder.encode(code, java.nio.charset.StandardCharsets.UTF_8);
        return visitor.send(PAGE, PAGE + "/stop?stop=" + query, form);
    }

    private void ignore(String code) {
        String[] parts = code.contains(":") ? code.split(":") : new String[] {"name", code};
        Sql.execute(
                site.server(),
                "INSERT INTO dropped_count SELECT product_id, current_date, '%s', 'text', '%s not permitted', 3 FROM product ON CONFLICT DO NOTHING"
                        .formatted(parts[1], parts[0]));
    }
}
