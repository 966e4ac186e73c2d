package rollcall.pages.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.pages.Query;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The form "Add a filter": its answer leads to the page whose address has the condition. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddedConditionTest {
    private static TestSite site;

    @BeforeAll
    static void open() throws Exception {
        site = new TestSite("rollcall");
        for (int i = 0; i < 4; i++) {
            String os = i == 0 ? "Windows" : "Linux";
            site.heartbeat(UUID.randomUUID(), "2." + i + ".0", ",\"os_family\":\"" + os + "\"");
        }
        TestSite.await(() -> site.maintainer().page("/p/it/overview").contains("4\u00a0instances"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "os_family, is, Linux, os_family=Linux",
        "os_family, is, !odd, os_family==!odd",
        "os_family, is, '  Linux ', os_family=Linux",
        "os_family, not, Linux, os_family=!Linux",
        "os_family, any, '', os_family=(any)",
        "os_family, none, '', os_family=(none)",
        "product_version, from, 2.0, product_version=>=2.0",
        "product_version, below, 3.0, product_version=<3.0",
        "event, is, login, event=login",
        "!event, is, login, event=!login",
        "first_seen, is, 2026-10-01..2026-11-15, first_seen=2026-10-01..2026-11-15",
        "first_seen, is, 2026-10-01, first_seen=2026-10-01..2026-10-01",
    })
    void a_condition_becomes_a_parameter_of_the_page(String field, String is, String value, String parameter) {
        for (String page : new String[] {"overview", "versions", "metrics", "environment", "explore", "instances"}) {
            HttpResponse<String> answer = add(page, field, is, value, "&lane=all");
            assertThat(answer.statusCode()).isEqualTo(303);
            String there = answer.headers().firstValue("Location").orElseThrow();
            assertThat(Query.read(there.split("\\?")[1]).get("lane")).containsExactly("all");
            assertThat(Query.read(there.split("\\?")[1]).get(parameter.split("=", 2)[0]))
                    .containsExactly(parameter.split("=", 2)[1]);
            assertThat(there).startsWith("/p/it/" + page + "?").doesNotContain("add_");
            assertThat(site.maintainer().page(there)).contains("class=\"chips\"");
        }
    }

    @Test
    void a_value_joins_those_of_its_field_and_a_bound_takes_the_place_of_another() {
        assertThat(location(add(
                        "versions",
                        "os_family",
                        "is",
                        "FreeBSD",
                        "&os_family=Linux&range=30&compare=before&unit=count")))
                .isEqualTo("/p/it/versions?os_family=Linux&os_family=FreeBSD&range=30&compare=before&unit=count");
        assertThat(location(add(
                        "versions",
                        "product_version",
                        "from",
                        "3.0",
                        "&product_version=%3E%3D2.0&product_version=%3C4.0")))
                .isEqualTo("/p/it/versions?product_version=%3C4.0&product_version=%3E%3D3.0");
    }

    @ParameterizedTest
    @CsvSource({
        "os_family, is, '', The value is missing",
        "os_family, from, 2.0, Only versions have bounds",
        "no_such, is, x, There is no such value",
        "os_family, like, x, There is no such value",
        "event, not, login, no other operator",
        "first_seen, is, yesterday, These are no two days",
        "first_seen, is, 2026-11-15..2026-10-01, These are no two days",
    })
    void what_does_not_fit_together_is_refused(String field, String is, String value, String why) {
        HttpResponse<String> answer = add("metrics", field, is, value, "");
        if (answer.statusCode() == 303) {
            answer = site.maintainer().get(location(answer));
        }
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script>", "\"onfocus=x", "a&b=c#d?e", "%0d%0aSet-Cookie: x=y", "(any", "日本"})
    void a_hostile_value_is_a_value_and_nothing_else(String value) {
        HttpResponse<String> answer = add("overview", "os_family", "is", value, "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        String page = site.maintainer().page(location(answer));
        assertThat(page).contains("class=\"chips\"").doesNotContain("<script>alert", "\"onfocus=x");
        assertThat(Query.read(location(answer).split("\\?")[1])).containsOnlyKeys("os_family");
    }

    @Test
    void a_line_break_makes_no_second_value_and_a_long_text_is_refused() {
        assertThat(add("overview", "os_family", "is", "x".repeat(301), "").statusCode())
                .isEqualTo(400);
        HttpResponse<String> answer = add("overview", "os_family", "is", "a\nproduct_version=1", "");
        assertThat(answer.statusCode()).isIn(303, 400);
        assertThat(location(answer)).doesNotContain("&product_version");
    }

    @Test
    void the_form_keeps_the_pages_other_parameters_and_needs_no_script() {
        String page = site.maintainer().page("/p/it/versions?range=30&lane=all&os_family=Linux");
        String form = Visitor.between(page, "<details class=\"add-filter\">", "</details>");
        assertThat(form)
                .contains(
                        "method=\"get\"",
                        "action=\"/p/it/versions\"",
                        "<input type=\"hidden\" name=\"range\" value=\"30\"",
                        "<input type=\"hidden\" name=\"os_family\" value=\"Linux\"",
                        "<option value=\"!event\">Event not used</option>",
                        "<label for=\"add-value\">");
    }

    private static HttpResponse<String> add(String page, String field, String is, String value, String kept) {
        return site.maintainer()
                .get("/p/it/" + page + "?add_field=" + encoded(field) + "&add_is=" + is + "&add_value=" + encoded(value)
                        + kept);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
