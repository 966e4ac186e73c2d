package rollcall.pages.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Presets;
import rollcall.product.Permittable;
import rollcall.product.fields.FieldEdit;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** What superusers change of the fields and events with which a product began. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PresetFieldsTest {
    private static final List<String> PRESETS = Presets.NAMES;

    private static final String PAGE = "/p/it/fields";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private TestSite site;
    private String preset;

    private void start(String name) {
        preset = name;
        site = new TestSite(name);
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void a_field_of_the_preset_whose_end_has_come_is_ignored_and_its_history_stays() throws Exception {
        start("eventyay");
        UUID before = UUID.randomUUID();
        site.heartbeat(before, "1.0", ",\"metrics\":{\"orders_bucket\":\"11-50\"}");
        assertThat(site.kept(before)).contains("orders_bucket");
        TestSite.await(() -> !Sql.column(site.server(), "SELECT 1 FROM rollup WHERE field = 'orders_bucket'")
                .isEmpty());
        assertThat(site.superuser().page(PAGE)).contains("Fields of the beginning", "No field");
        assertThat(site.maintainer().page(PAGE)).contains("orders_bucket").doesNotContain("change=orders_bucket");

        assertThat(change("orders_bucket", Map.of("expires", TODAY.toString())).statusCode())
                .isEqualTo(303);

        UUID after = UUID.randomUUID();
        String answer = site.heartbeat(after, "1.0", ",\"metrics\":{\"orders_bucket\":\"11-50\"}")
                .body();
        assertThat(answer).contains("\"ignored\":[\"orders_bucket\"]");
        assertThat(site.kept(after)).doesNotContain("orders_bucket");
        assertThat(site.superuser().page(PAGE)).contains("was kept until", "orders_bucket: end changed");
        assertThat(site.superuser().page("/p/it/metrics")).contains("(≤\u00a0");
        assertThat(site.superuser().page("/p/it/refusals"))
                .as("stopping is for fields that were added")
                .doesNotContain("stop=orders_bucket");

        assertThat(change("orders_bucket", Map.of()).statusCode()).isEqualTo(303);

        assertThat(Sql.column(site.server(), "SELECT name FROM permitted_field"))
                .as("it is as the preset says")
                .isEmpty();
        UUID again = UUID.randomUUID();
        site.heartbeat(again, "1.0", ",\"metrics\":{\"orders_bucket\":\"11-50\"}");
        assertThat(site.kept(again)).contains("orders_bucket");
    }

    @Test
    void other_ranges_of_a_field_of_the_preset_begin_a_new_series() throws Exception {
        start("eventyay");
        assertThat(change("orders_bucket", Map.of("bucket", "cores")).statusCode())
                .isEqualTo(303);

        UUID after = UUID.randomUUID();
        site.heartbeat(after, "1.0", ",\"metrics\":{\"orders_bucket\":37}");

        assertThat(site.kept(after)).contains("\"orders_bucket.2\":\"33-64\"").doesNotContain("\"orders_bucket\"");
    }

    @Test
    void the_words_of_a_field_of_the_preset_change_for_this_product_alone() {
        start("eventyay");
        assertThat(change("orders_bucket", Map.of("title", "Tickets sold", "owner", "Sales"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(site.superuser().page(PAGE)).contains("Tickets sold", "Sales", "changed");
        site.superuser().send("/products/new", Map.of("name", "other", "slug", "other", "preset", "eventyay"));
        assertThat(site.superuser().page("/p/other/fields")).doesNotContain("Tickets sold");
    }

    @Test
    void an_ended_event_is_ignored_although_the_preset_permits_every_name() throws Exception {
        start("penpot");
        String export = "{\"name\":\"create-file\",\"type\":\"action\"}";
        UUID instance = UUID.randomUUID();
        assertThat(site.events(instance, "2.1", export).body()).contains("\"ok\":true");
        TestSite.await(() ->
                site.superuser().get("/p/it/events/event?name=create-file").statusCode() == 200);
        assertThat(site.superuser().page("/p/it/events/event?name=create-file")).contains("change=event:create-file");

        assertThat(change("event:create-file", Map.of("expires", TODAY.toString()))
                        .statusCode())
                .isEqualTo(303);

        site.events(instance, "2.1", export + ",{\"name\":\"delete-file\",\"type\":\"action\"}");
        assertThat(Sql.column(site.server(), "SELECT name FROM event ORDER BY name"))
                .containsExactly("create-file", "delete-file");
        assertThat(site.superuser().page(PAGE)).contains("create-file", "was kept until");
        TestSite.await(() -> site.superuser().page("/p/it/refusals").contains("create-file"));
    }

    @Test
    void an_ended_property_is_ignored_although_the_preset_permits_any_flag() throws Exception {
        start("penpot");
        String event = "{\"name\":\"create-file\",\"type\":\"action\",\"properties\":{\"lang\":\"de\",\"fresh\":true}}";
        site.events(UUID.randomUUID(), "2.1", event);
        assertThat(Sql.column(site.server(), "SELECT properties FROM event").get(0))
                .contains("lang", "fresh");

        assertThat(change("property:lang", Map.of("expires", TODAY.toString())).statusCode())
                .isEqualTo(303);
        site.events(UUID.randomUUID(), "2.1", event.replace("create-file", "delete-file"));

        assertThat(Sql.column(site.server(), "SELECT properties FROM event WHERE name = 'delete-file'")
                        .get(0))
                .contains("fresh")
                .doesNotContain("lang");
    }

    @Test
    void the_version_has_no_end_and_what_is_not_kept_cannot_be_changed() {
        start("eventyay");
        HttpResponse<String> answer = change("eventyay_version", Map.of("expires", TODAY.toString()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The version is kept without an end");
        assertThat(site.superuser().get(PAGE + "?change=event:x").statusCode()).isEqualTo(400);
        assertThat(site.superuser().get(PAGE + "?change=property:x").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @FieldSource("PRESETS")
    void every_field_of_every_preset_can_be_saved_as_it_stands(String name) {
        Presets.load(name).definitions().forEach((code, field) -> {
            FieldEdit.Edited edited = FieldEdit.of(field)
                    .on(field, Presets.load(name), Presets.load(name).fields().keySet(), TODAY);
            assertThat(edited.redefined()).isEqualTo(field);
            assertThat(Permittable.of(code).inPreset(name)).contains(field);
        });
    }

    private HttpResponse<String> change(String code, Map<String, String> more) {
        Field field = Permittable.of(code).inPreset(preset).orElseThrow();
        Map<String, String> form = new HashMap<>(Map.of(
                "version",
                Sql.column(site.server(), "SELECT fields_version FROM product WHERE slug = 'it'")
                        .get(0),
                "title",
                field.title(),
                "description",
                field.description(),
                "reason",
                field.reason(),
                "values",
                FieldEdit.hasValues(field) ? String.join("\n", field.values()) : "",
                "bucket",
                Objects.requireNonNullElse(field.bucket(), ""),
                "what",
                "save"));
        form.putAll(more);
        return site.superuser().send(PAGE, PAGE + "?change=" + code, form);
    }
}
