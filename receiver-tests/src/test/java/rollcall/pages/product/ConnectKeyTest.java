package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The key that Connect shows once in its snippets: a product's first one, and each that is issued there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectKeyTest {
    private static final Pattern KEY = Pattern.compile("rc_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");

    private TestSite site;
    private Visitor superuser;

    @BeforeEach
    void open() {
        site = new TestSite("none");
        superuser = site.superuser();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_new_product_s_page_has_its_first_key_in_every_snippet_and_after_a_reload_no_more() throws Exception {
        HttpResponse<String> added = superuser.send("/products/new", Map.of("name", "Tickets", "preset", "none"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(added.headers().firstValue("Location")).contains("/p/tickets/connect");

        HttpResponse<String> shown = superuser.get("/p/tickets/connect");
        String key = key(shown.body());
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(shown.body())
                .doesNotContain("YOUR_KEY")
                .contains("X-API-Key: " + key, "api_key=" + key, "'telemetry_api_key', '" + key)
                .contains("OTEL_EXPORTER_OTLP_TOKEN=" + key, "shown this once");
        assertThat(KEY.matcher(shown.body()).results().map(found -> found.group(0)))
                .hasSizeGreaterThan(10)
                .containsOnly(key);

        assertThat(superuser.page("/p/tickets/connect")).contains("YOUR_KEY").doesNotContain(key);
        assertThat(site.heartbeat(body(), key).statusCode()).isEqualTo(200);
        assertThat(site.heartbeat(body(), site.key()).statusCode()).isEqualTo(200);
        assertThat(Sql.column(
                        site.server(),
                        "SELECT count(*) FROM heartbeat JOIN product USING (product_id)" + " WHERE slug = 'tickets'"))
                .containsExactly("1");
    }

    @Test
    void the_button_on_the_page_issues_another_key_and_the_first_one_goes_on_working() throws Exception {
        String first = key(added("Tickets").body());

        HttpResponse<String> answer = superuser.send("/p/tickets/connect", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/p/tickets/connect");
        String second = key(superuser.get("/p/tickets/connect").body());

        assertThat(second).isNotEqualTo(first);
        assertThat(site.heartbeat(body(), first).statusCode()).isEqualTo(200);
        assertThat(site.heartbeat(body(), second).statusCode()).isEqualTo(200);
        assertThat(superuser.page("/p/tickets/keys"))
                .contains(first.substring(3, 11), second.substring(3, 11), "the first key", "issued on Connect")
                .doesNotContain(first, second);
        assertThat(Sql.everyAccessRow(site.server())).doesNotContain(first, second);
    }

    @Test
    void two_buttons_pressed_at_once_make_two_keys_that_both_work() throws Exception {
        String one = superuser
                .send("/p/it/connect", Map.of())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        String other = superuser
                .send("/p/it/connect", Map.of())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(key(one)).isNotEqualTo(key(other));
        assertThat(site.heartbeat(body(), key(one)).statusCode()).isEqualTo(200);
        assertThat(site.heartbeat(body(), key(other)).statusCode()).isEqualTo(200);
    }

    @Test
    void the_key_travels_in_no_address_and_no_script_reads_it() {
        HttpResponse<String> answer = superuser.send("/p/it/connect", Map.of());

        assertThat(answer.headers().firstValue("Location").orElseThrow()).isEqualTo("/p/it/connect");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("rollcall_issued_key=rc_", "HttpOnly", "SameSite=Strict", "Max-Age=60");
        assertThat(superuser.head("/p/it/connect").headers().firstValue("Set-Cookie"))
                .as("a HEAD takes nothing")
                .isEmpty();
        assertThat(superuser.page("/p/it/connect")).doesNotContain("YOUR_KEY");
        assertThat(superuser.page("/p/it/connect")).contains("YOUR_KEY");
    }

    @Test
    void a_key_of_another_product_and_what_is_no_key_are_not_shown() {
        String other = key(added("Other").body());

        for (String forged :
                new String[] {other, "<script>alert(1)</script>", "rc_aaaaaaaa_" + "A".repeat(43), "", "A".repeat(4000)
                }) {
            String page = superuser
                    .get(
                            "/p/it/connect",
                            "Cookie",
                            "rollcall_session=" + superuser.cookie("rollcall_session") + "; rollcall_issued_key="
                                    + forged)
                    .body();
            assertThat(page).as(forged).contains("YOUR_KEY");
            if (!forged.isEmpty()) {
                assertThat(page).doesNotContain(forged);
            }
        }
    }

    @Test
    void a_maintainer_is_told_who_issues_keys_and_gets_none() {
        Visitor maintainer = site.maintainer();

        assertThat(maintainer.page("/p/it/connect"))
                .contains("A superuser of this receiver can issue one.")
                .doesNotContain(">Issue a key<");
        assertThat(maintainer.send("/p/it/connect", Map.of()).statusCode()).isEqualTo(403);
        assertThat(maintainer
                        .get(
                                "/p/it/connect",
                                "Cookie",
                                "rollcall_session=" + maintainer.cookie("rollcall_session") + "; rollcall_issued_key="
                                        + site.key())
                        .body())
                .contains("YOUR_KEY")
                .doesNotContain(site.key());
    }

    @ParameterizedTest
    @CsvSource({
        "My Program, my-program",
        "'  Café Müller & Söhne, 2. Aufl.  ', cafe-muller-sohne-2-aufl",
        "Straße, strasse",
        "<b>HTML</b>, b-html-b",
        "a123456789012345678901234567890123456789 and more, a123456789012345678901234567890123456789",
        "a12345678901234567890123456789012345678 and more, a12345678901234567890123456789012345678"
    })
    void a_short_name_that_is_left_empty_is_made_from_the_name(String name, String slug) {
        assertThat(superuser
                        .send("/products/new", Map.of("name", name, "slug", " ", "preset", "none"))
                        .headers()
                        .firstValue("Location"))
                .contains("/p/" + slug + "/connect");
    }

    @Test
    void a_name_that_makes_no_short_name_or_a_taken_one_asks_for_one_and_issues_no_key() {
        String keys = Sql.column(site.server(), "SELECT count(*) FROM api_key").get(0);

        for (String name : new String[] {"", "点名", "---", "It"}) {
            HttpResponse<String> answer = superuser.send("/products/new", Map.of("name", name, "preset", "none"));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            name.equals("It")
                                    ? "There is a product with this short name already."
                                    : "A short name is 1 to 40 characters of a-z, 0-9 and the hyphen.");
        }
        assertThat(Sql.column(site.server(), "SELECT count(*) FROM api_key")).containsExactly(keys);
    }

    private HttpResponse<String> added(String name) {
        superuser.send("/products/new", Map.of("name", name, "preset", "none"));
        return superuser.get("/p/" + name.toLowerCase() + "/connect");
    }

    private static String key(String text) {
        Matcher key = KEY.matcher(text);
        assertThat(key.find()).as(text).isTrue();
        return key.group();
    }

    private static String body() {
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"1.0\"}";
    }
}
