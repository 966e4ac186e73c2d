package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;

/** The page of an instance: what stands there is explained, and a superuser can have the instance forgotten. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgetInstanceTest {
    private static TestSite site;

    private final UUID instance = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();
    private final String page = "/p/it/instances/" + instance;
    private final String typed = instance.toString().substring(0, 8);

    @BeforeAll
    static void open() {
        site = new TestSite("penpot");
        TelemetryForms.save(site.superuser(), "off", "rollcall", "audit", "on");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void bothReport() throws Exception {
        for (UUID each : new UUID[] {instance, neighbour}) {
            assertThat(site.heartbeat(each, "2.1.0", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void typing_the_beginning_of_its_identifier_forgets_it_and_nobody_else() {
        HttpResponse<String> answer = forget(site.superuser(), " " + typed.toUpperCase() + " ");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/p/it/instances?forgotten");
        assertThat(site.superuser().page("/p/it/instances?forgotten")).contains("The instance is forgotten");
        assertThat(site.superuser().get(page).statusCode()).isEqualTo(404);
        assertThat(rows(instance)).isZero();
        assertThat(rows(neighbour)).isEqualTo(1);
    }

    @Test
    void it_is_written_down_who_did_it_and_not_whom_it_was_about() {
        forget(site.superuser(), typed);

        assertThat(Sql.column(
                        site.server(),
                        "SELECT profile || ' ' || properties FROM audit_log WHERE name = 'instance-forgotten'"))
                .contains(Visitor.EMAIL + " {\"product\":\"it\"}");
        assertThat(Sql.column(
                        site.server(), "SELECT 1 FROM audit_log AS a WHERE CAST(a AS text) LIKE '%" + typed + "%'"))
                .isEmpty();
        assertThat(Sql.column(site.server(), "SELECT 1 FROM refusal_count WHERE reason = 'forgotten'"))
                .as("it was no request of an instance")
                .isEmpty();
    }

    @Test
    void something_else_typed_forgets_nothing() {
        for (String other : new String[] {"", neighbour.toString().substring(0, 8), typed.substring(1)}) {
            HttpResponse<String> answer = forget(site.superuser(), other);
            assertThat(answer.statusCode()).as(other).isEqualTo(422);
            assertThat(answer.body()).contains("Nothing was forgotten");
        }
        assertThat(rows(instance)).isEqualTo(1);
    }

    @Test
    void a_maintainer_is_not_offered_it_and_cannot_do_it() {
        assertThat(site.superuser().page(page)).contains("Forget this instance");
        assertThat(site.maintainer().page(page)).doesNotContain("Forget this instance");
        assertThat(forget(site.maintainer(), typed).statusCode()).isEqualTo(403);
        assertThat(rows(instance)).isEqualTo(1);
    }

    @Test
    void the_page_leads_to_its_version_and_says_what_its_codes_mean() {
        assertThat(site.maintainer().page(page))
                .contains("href=\"/p/it/instances?q=2.1.0\" title=\"All instances of this version\"")
                .contains("data-copy=\"instance-id\"")
                .contains("href=\"/help/words#fingerprint\"", "href=\"/help/words#format-version\"")
                .contains("Format version")
                .doesNotContain("Wire schema");
    }

    @Test
    void the_page_counts_what_the_instance_itself_sent_last() throws Exception {
        String sent = "{\"name\":\"create-file\",\"type\":\"action\"}";
        assertThat(site.superuser().page(page)).doesNotContain("What it sent last");
        site.events(instance, "2.1.0", sent + "," + sent + ",{\"name\":\"create-project\",\"type\":\"action\"}");
        site.events(neighbour, "2.1.0", sent);

        String table = Visitor.between(site.maintainer().page(page), "What it sent last", "</table>");

        assertThat(cells(table)).containsExactly("create-file 2", "create-project 1");
    }

    /** Name and number of each row, without blanks, breaks and machine-readable values. */
    private static List<String> cells(String table) {
        return Pattern.compile("<th scope=\"row\">(.*?)</th>\\s*<td class=\"n\">(.*?)</td>", Pattern.DOTALL)
                .matcher(table)
                .results()
                .map(row -> text(row.group(1)) + " " + text(row.group(2)))
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>|\\s", "");
    }

    private HttpResponse<String> forget(Visitor visitor, String typed) {
        return visitor.send("/p/it/instances/" + neighbour, page, Map.of("typed", typed, "_csrf", token(visitor)));
    }

    /** A maintainer's page has the form of the log-out alone, with the same token. */
    private static String token(Visitor visitor) {
        return visitor.token("/password");
    }

    private static int rows(UUID id) {
        return Sql.column(site.server(), "SELECT 1 FROM instance WHERE instance_id = '" + id + "'")
                .size();
    }
}
