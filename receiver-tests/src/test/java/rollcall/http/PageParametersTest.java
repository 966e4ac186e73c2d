package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rollcall.http.request.AccessRule;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What pages do with parameters and values that they do not know: they reject them, name them and say what they permit. */
class PageParametersTest {
    private static final String GARBAGE = "<img src=x>'\"{{7*7}}..%00";

    /** The rules of addresses that people open. */
    private static final Set<AccessRule> OF_PAGES =
            Set.of(AccessRule.FORM, AccessRule.MAINTAINER, AccessRule.SUPERUSER);

    /** Parameters of any text: a search, a name, a step. */
    private static final Set<String> TEXTS = Set.of("q", "prefix", "name", "find", "profile", "steps", "has");

    private static TestSite site;

    @BeforeAll
    static void start() throws Exception {
        site = new TestSite("rollcall");
        UUID instance = UUID.randomUUID();
        assertThat(site.heartbeat(instance, "2.1.0", "").statusCode()).isEqualTo(200);
        assertThat(site.events(instance, "2.1.0", "{\"name\":\"login\"}").statusCode())
                .isEqualTo(200);
        TestSite.await(() -> site.superuser().page("/p/it/events").contains("login")
                && site.superuser().page("/p/it/overview").contains("1\u00a0instance"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void every_page_rejects_a_parameter_that_it_does_not_know_and_leads_to_itself_without_it() {
        List<RouteTable.Route> pages = pages();
        assertThat(pages).hasSizeGreaterThan(35);
        for (RouteTable.Route page : pages) {
            HttpResponse<String> answer = get(page, "no_such_thing=1");
            assertThat(answer.statusCode()).as(page.toString()).isEqualTo(400);
            assertThat(answer.body())
                    .as(page.toString())
                    .contains("<code>no_such_thing</code>", "takes no parameter")
                    .containsPattern("href=\"" + Pattern.quote(path(page)) + "(\\?name=login)?\"");
            assertThat(site.superuser().head(path(page) + "?no_such_thing").statusCode())
                    .as(page.toString())
                    .isEqualTo(400);
        }
    }

    @Test
    void every_parameter_of_every_page_rejects_garbage_and_no_page_fails_or_repeats_it() {
        int known = 0;
        for (RouteTable.Route page : pages()) {
            for (String name : names(get(page, "no_such_thing=1").body())) {
                HttpResponse<String> answer = get(page, name + "=" + encoded(GARBAGE.replace("%00", "")));
                String as = page + " " + name;
                known++;
                assertThat(answer.statusCode()).as(as).isLessThan(500);
                assertThat(answer.body()).as(as).doesNotContain("<img src=x");
                if (!TEXTS.contains(name)) {
                    assertThat(answer.statusCode()).as(as).isEqualTo(400);
                    assertThat(answer.body()).as(as).contains("<code>" + name + "</code>");
                }
                assertThat(get(page, name + "=" + "9".repeat(5_000)).statusCode())
                        .as(as)
                        .isEqualTo(400);
                assertThat(get(page, name + "=").statusCode()).as(as).isNotEqualTo(500);
            }
        }
        assertThat(known).isGreaterThan(60);
    }

    @Test
    void a_parameter_that_stands_there_twice_is_rejectd_and_the_way_on_keeps_the_others() {
        String page = site.maintainer()
                .get("/p/it/versions?range=7&unit=count&range=30")
                .body();

        assertThat(page).contains("more than once", "href=\"/p/it/versions?unit=count\"");
        assertThat(site.maintainer().get("/p/it/versions?range=14&unit=count").body())
                .contains(
                        "There is no such range.", "7, 30, 90, 365, all, or the first", "/p/it/versions?unit=count\"");
    }

    @Test
    void a_form_of_two_days_leads_to_the_page_of_that_range_with_all_else_kept() {
        String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        HttpResponse<String> answer =
                site.maintainer().get("/p/it/versions?unit=count&range=30&from=2026-01-02&to=2026-02-03");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/p/it/versions?unit=count&range=2026-01-02..2026-02-03");
        assertThat(site.maintainer()
                        .get("/p/it/funnels?steps=a&steps=b&from=" + today + "&to=" + today)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/p/it/funnels?steps=a&steps=b&range=" + today + ".." + today);
        for (String wrong : List.of("from=2026-01-02", "to=2026-01-02", "from=2026-02-31&to=2026-03-01")) {
            assertThat(site.maintainer().get("/p/it/overview?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(site.maintainer()
                        .get("/p/it/overview?from=2026-01-02&to=2026-01-01")
                        .body())
                .contains("The range ends before it begins.");
    }

    @Test
    void nobody_learns_without_a_log_in_which_parameters_a_page_takes() {
        HttpResponse<String> answer = new Visitor(site.server()).get("/p/it/overview?no_such_thing=1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/login?next=");
    }

    @Test
    void a_program_is_told_in_json() {
        HttpResponse<String> answer = site.maintainer().get("/p/it/overview.csv?range=x", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_parameter\"");
    }

    private static List<RouteTable.Route> pages() {
        return RouteTable.of(site.server()).stream()
                .filter(route -> route.method().equals(HandlerType.GET))
                .filter(route ->
                        OF_PAGES.containsAll(route.doors()) && !route.doors().isEmpty())
                .filter(route -> !route.pattern().equals("/login"))
                .toList();
    }

    private static HttpResponse<String> get(RouteTable.Route page, String query) {
        String event = page.pattern().contains("/events/event") && !query.startsWith("name=") ? "name=login&" : "";
        return site.superuser().get(path(page) + "?" + event + query);
    }

    private static String path(RouteTable.Route page) {
        return page.path().replace("/p/eventyay", "/p/it");
    }

    /** The parameters that a page takes, as its error page lists them. */
    private static List<String> names(String error) {
        if (!error.contains("Permitted:")) {
            return List.of();
        }
        String listed = Visitor.between(error, "Permitted: ", ".</p>").replaceAll("<[^>]*>", "");
        return List.of(listed.split(", "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
