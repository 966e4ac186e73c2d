package rollcall.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** Names of events, properties and contexts on the Refusals page. Most counts are planted: what writes them is tested elsewhere. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermitEventsTest {
    private static final String PAGE = "/p/it/refusals";
    private static final Map<String, String> WORDS = Map.of(
            "title", "Exports", "description", "A report was exported.", "reason", "Shows what to keep working.");

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite("none");
        drop("report.exported", "event", "event not permitted");
        drop("(name withheld)", "event", "event not permitted");
        drop("$lib", "text", "context not permitted");
        drop("email-domain", "text", "property not permitted");
        drop("lang", "text", "value not permitted");
        drop("nested", "object", "property not permitted");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_dropped_event_property_and_context_can_be_permitted_and_a_value_cannot() {
        String page = site.superuser().page(PAGE);

        assertThat(page)
                .contains("event not permitted", "The whole event was ignored.")
                .contains("permit=event%3Areport.exported", "permit=context%3A%24lib", "permit=property%3Aemail-domain")
                .contains("The name is kept; this value was not.", "Not shaped like a name")
                .contains("No field can keep what was sent.")
                .doesNotContain("permit=property%3Anested", "permit=lang", "permit=%28", "permit=event%3A%28");
        assertThat(site.maintainer().page(PAGE)).doesNotContain("permit=event");
    }

    @Test
    void a_german_reader_finds_the_list_and_the_form_in_german() {
        String page = german(PAGE);
        assertThat(page)
                .contains("<p>Ereignis nicht zugelassen</p>", "Das ganze Ereignis wurde ignoriert.")
                .contains("<p>Wert nicht zugelassen</p>", "<td class=\"wide-only\">Objekt</td>")
                .contains("aria-label=\"email-domain behalten\"");

        assertThat(german(PAGE + "?permit=property%3Aemail-domain"))
                .contains("<code>email-domain</code> behalten", "Ereigniseigenschaft", "eine Domain: Sie nennt");
        assertThat(german(PAGE + "?permit=event%3Areport.exported"))
                .contains("<code>report.exported</code> behalten", "ein Ereignis");
    }

    private String german(String path) {
        return site.superuser().get(path, "Accept-Language", "de-DE").body();
    }

    @Test
    void an_event_is_permitted_by_its_name_and_words_alone() throws Exception {
        String form = site.superuser().page(PAGE + "?permit=event%3Areport.exported");
        assertThat(form)
                .contains("Keep <code>report.exported</code>", "an event")
                .doesNotContain("Keep it as", "Ranges");

        assertThat(permit("event:report.exported", WORDS).statusCode()).isEqualTo(303);

        assertThat(permitted()).containsExactly("event:report.exported");
        assertThat(site.superuser().page(PAGE + "?permitted=event%3Areport.exported"))
                .contains("the event report.exported</strong> is kept from now on", "Kept by now.")
                .doesNotContain("permit=event%3Areport.exported");
        assertThat(permit("event:report.exported", WORDS).headers().firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).contains("already=event%3Areport.exported"));
    }

    @Test
    void an_event_its_property_and_its_context_are_kept_from_when_they_are_permitted() throws Exception {
        UUID instance = UUID.randomUUID();
        String event =
                "{\"name\":\"export-done\",\"properties\":{\"file-format\":\"pdf\"},\"context\":{\"screen\":1920}}";
        assertThat(site.events(instance, "1.0", event).body()).contains("\"kept\":0,\"dropped\":1");
        permitOnceDropped("event:export-done", WORDS);
        assertThat(site.events(instance, "1.0", event).body()).contains("\"kept\":1,\"dropped\":0");
        permitOnceDropped("property:file-format", with("kind", "word"));
        Map<String, String> steps = with("kind", "bucket");
        steps.put("bucket", "pixels");
        permitOnceDropped("context:screen", steps);
        site.events(instance, "1.0", event);

        assertThat(Sql.column(site.server(), "SELECT properties || ' ' || context FROM event ORDER BY batch_id"))
                .containsExactly("{} {}", "{\"file-format\":\"pdf\"} {\"screen\":\"1920-2559\"}");
    }

    private void permitOnceDropped(String name, Map<String, String> form) throws Exception {
        String link = "permit=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        TestSite.await(() -> site.superuser().page(PAGE).contains(link));
        assertThat(permit(name, form).statusCode()).isEqualTo(303);
    }

    @Test
    void a_domain_is_offered_with_the_warning_that_it_names_the_organisation() throws Exception {
        assertThat(site.superuser().page(PAGE + "?permit=property%3Aemail-domain"))
                .contains("names the organisation behind an installation")
                .containsPattern("value=\"domain\"[^>]*selected");

        assertThat(permit("property:email-domain", with("kind", "domain")).statusCode())
                .isEqualTo(303);
        assertThat(Sql.column(site.server(), "SELECT definition->>'kind' FROM permitted_field"))
                .containsExactly("domain");
    }

    @ParameterizedTest
    @CsvSource({"contact", "hash", "number", "names", "ignored", "''"})
    void a_property_cannot_be_permitted_as_what_the_form_does_not_offer(String kind) throws Exception {
        assertThat(permit("context:$lib", with("kind", kind)).statusCode()).isEqualTo(422);
        assertThat(permitted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"word", "flag", "id", "version", "major", "language", "browser"})
    void a_property_can_be_permitted_as_what_the_form_offers(String kind) throws Exception {
        assertThat(permit("context:$lib", with("kind", kind)).statusCode()).isEqualTo(303);
        assertThat(permitted()).containsExactly("context:$lib");
    }

    @ParameterizedTest
    @CsvSource({
        "event:never.sent",
        "property:report.exported",
        "context:email-domain",
        "report.exported",
        "event:",
        "event:(name withheld)",
        "lang",
        "property:lang"
    })
    void what_was_not_dropped_as_that_cannot_be_permitted(String name) throws Exception {
        assertThat(permit(name, with("kind", "word")).statusCode()).isEqualTo(404);
        assertThat(permitted()).isEmpty();
    }

    private HttpResponse<String> permit(String name, Map<String, String> form) throws Exception {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return site.superuser().send(PAGE, PAGE + "/permit?permit=" + query, form);
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> form = new HashMap<>(WORDS);
        form.put(field, value);
        return form;
    }

    private Iterable<String> permitted() {
        return Sql.column(site.server(), "SELECT name FROM permitted_field");
    }

    private void drop(String name, String kind, String reason) {
        Sql.column(
                site.server(),
                "INSERT INTO dropped_count SELECT product_id, current_date, '%s', '%s', '%s', 3 FROM product RETURNING name"
                        .formatted(name, kind, reason));
    }
}
