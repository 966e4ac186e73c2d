package rollcall.pages.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectionsPageTest {
    private static final String PAGE = "/p/it/refusals";
    private static final Map<String, String> CORES = Map.of(
            "kind", "bucket",
            "bucket", "cores",
            "values", "",
            "title", "Processors",
            "description", "How many processors the machine has, in ranges.",
            "reason", "Shows for which machines to tune.");

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
    void the_page_counts_requests_that_were_not_kept_by_reason_and_says_their_sums() throws Exception {
        UUID instance = UUID.randomUUID();
        site.heartbeat(instance, "1.0", "");
        for (int i = 0; i < 3; i++) {
            assertThat(site.heartbeat(instance, "1.0", "").statusCode()).isEqualTo(429);
        }
        assertThat(site.heartbeat("not json").statusCode()).isEqualTo(400);
        assertThat(site.heartbeat("{\"schema_version\":\"1\",\"instance_id\":\"unknown\"}")
                        .statusCode())
                .isEqualTo(400);
        Visitor visitor = site.maintainer();
        TestSite.await(() -> visitor.page(PAGE)
                .contains("<strong>2\u00a0requests</strong> were rejected in the last 90 days; 3 repeated"));

        String page = visitor.page(PAGE);

        assertThat(page)
                .containsPattern(row("rate_limited", 3))
                .containsPattern(row("invalid_json", 1))
                .containsPattern(row("invalid_field", 1))
                .contains("The body was not JSON.", "instance_id");
    }

    @Test
    void requests_without_a_key_in_force_are_shown_to_superusers_only() throws Exception {
        assertThat(site.heartbeat("{}", "wrong").statusCode()).isEqualTo(401);
        Visitor superuser = site.superuser();
        TestSite.await(() -> superuser.page(PAGE).contains("unauthorized"));

        assertThat(superuser.page(PAGE)).containsPattern(row("unauthorized", 1));
        assertThat(site.maintainer().page(PAGE))
                .doesNotContain("unauthorized")
                .doesNotContain("Requests without a valid key");
    }

    @Test
    void a_permitted_name_is_kept_from_then_on_and_what_was_dropped_before_stays_gone() throws Exception {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        site.heartbeat(before, "1.0", ",\"metrics\":{\"cpu_count\":12}");
        Visitor superuser = site.superuser();
        TestSite.await(() -> superuser.page(PAGE).contains("permit=cpu_count"));

        assertThat(superuser.page(PAGE + "?permit=cpu_count")).contains("Keep <code>cpu_count</code>");
        assertThat(permit(superuser, "cpu_count", CORES).statusCode()).isEqualTo(303);
        site.heartbeat(after, "1.0", ",\"metrics\":{\"cpu_count\":12}");

        assertThat(site.kept(after)).contains("\"cpu_count\":\"9-16\"");
        assertThat(site.kept(before)).doesNotContain("cpu_count");
        assertThat(superuser.page(PAGE + "?permitted=cpu_count")).contains("is kept from now on", "gone for good");
        assertThat(superuser.page("/p/it/instances/" + after)).contains("Processors", "9–16");
    }

    @Test
    void every_kind_that_the_form_offers_can_be_permitted() throws Exception {
        Visitor superuser =
                superuserAfter(",\"dark_mode\":true,\"engine\":\"blue\",\"modules\":[\"a\"],\"lib_version\":\"3.1\"");

        permit(superuser, "dark_mode", with("kind", "flag"));
        permit(superuser, "engine", with("kind", "choice", "values", "blue\r\nred\r\n"));
        permit(superuser, "modules", with("kind", "names"));
        permit(superuser, "lib_version", with("kind", "version"));
        UUID instance = UUID.randomUUID();
        site.heartbeat(
                instance,
                "1.0",
                ",\"dark_mode\":true,\"engine\":\"blue\",\"modules\":[\"calendar\"],\"lib_version\":\"3.1\"");

        assertThat(site.kept(instance))
                .contains("\"dark_mode\":true", "\"engine\":\"blue\"", "[\"calendar\"]", "\"lib_version\":\"3.1\"");
    }

    @Test
    void a_form_that_will_not_do_says_so_beside_the_field_and_keeps_what_was_typed() throws Exception {
        Visitor superuser = superuserAfter(",\"engine\":\"blue\"");
        Map<String, Map<String, String>> wrong = Map.of(
                "title", with("title", " "),
                "description", with("description", "x".repeat(301)),
                "reason", with("reason", ""),
                "kind", with("kind", "contact"),
                "bucket", with("bucket", "none"),
                "values", with("kind", "choice", "values", " \n "));
        for (var each : wrong.entrySet()) {
            HttpResponse<String> answer = permit(superuser, "engine", each.getValue());

            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(422);
            assertThat(answer.body()).as(each.getKey()).contains("class=\"error\"", "Keep <code>engine</code>");
        }
        assertThat(permit(superuser, "engine", with("reason", "", "title", "<b>Bold</b>"))
                        .body())
                .contains("&lt;b&gt;Bold&lt;/b&gt;")
                .doesNotContain("<b>Bold</b>");
    }

    @Test
    void a_name_that_was_never_dropped_cannot_be_permitted_and_one_that_is_permitted_stays_as_it_is() throws Exception {
        Visitor superuser = superuserAfter(",\"engine\":\"blue\"");
        permit(superuser, "engine", CORES);
        assertThat(permit(superuser, "engine", with("kind", "flag")).headers().firstValue("Location"))
                .hasValue(PAGE + "?already=engine");
        assertThat(superuser.page(PAGE + "?already=engine"))
                .contains("<strong>engine</strong> is kept already: ada@example.org did that");
        assertThat(Sql.column(site.server(), "SELECT definition->>'kind' FROM permitted_field"))
                .containsExactly("bucket");

        for (String name : new String[] {"never_sent", "product_version", "", "a b", "'--", "x".repeat(200)}) {
            assertThat(permit(superuser, name, CORES).statusCode()).as(name).isEqualTo(404);
        }
    }

    @Test
    void maintainers_and_forged_forms_permit_nothing() throws Exception {
        Visitor superuser = superuserAfter(",\"engine\":\"blue\"");
        Visitor maintainer = site.maintainer();

        assertThat(permit(maintainer, "engine", CORES).statusCode()).isEqualTo(403);
        assertThat(superuser.post(PAGE + "/permit?permit=engine", CORES).statusCode())
                .isEqualTo(403);
        assertThat(maintainer.page(PAGE + "?permit=engine")).doesNotContain("Keep it as", "permit=engine");
    }

    private Visitor superuserAfter(String dropped) throws Exception {
        site.heartbeat(UUID.randomUUID(), "1.0", dropped);
        Visitor superuser = site.superuser();
        TestSite.await(() -> superuser.page(PAGE).contains("name not permitted"));
        return superuser;
    }

    private static HttpResponse<String> permit(Visitor visitor, String name, Map<String, String> form)
            throws Exception {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return visitor.send(PAGE, PAGE + "/permit?permit=" + query, form);
    }

    private static Map<String, String> with(String... changes) {
        Map<String, String> form = new HashMap<>(CORES);
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return form;
    }

    private static Pattern row(String reason, int count) {
        return Pattern.compile(
                "<code>" + reason + "</code>.{0,600}?<td class=\"n\"><data value=\"" + count + "\">" + count
                        + "</data></td>",
                Pattern.DOTALL);
    }
}
