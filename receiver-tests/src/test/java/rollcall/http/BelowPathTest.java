package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** The proxy takes {@code /rollcall} away and says so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BelowPathTest {
    private static final String[] PROXY = {"X-Forwarded-Prefix", "/rollcall", "X-Forwarded-Host", "tools.example.org"};
    private static final Pattern ADDRESS = Pattern.compile("[a-z-]+=\"(/[^\"]*)\"");

    private static Wiring server;
    private static Visitor superuser;

    @BeforeAll
    static void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        for (String slug : List.of("eventyay", "penpot")) {
            superuser.send("/products/new", Map.of("slug", slug, "name", slug, "preset", slug));
        }
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @Test
    void every_address_on_every_page_and_every_redirect_stays_below_the_path() {
        List<RouteTable.Route> pages = RouteTable.of(server).stream()
                .filter(route -> route.method().equals(HandlerType.GET))
                .filter(route ->
                        !route.path().startsWith("/ingest") && !route.path().endsWith(".csv"))
                .toList();
        assertThat(pages).hasSizeGreaterThan(20);
        int addresses = 0;
        for (RouteTable.Route page : pages) {
            HttpResponse<String> answer = superuser.sending(PROXY).get(page.path());
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(where -> assertThat(where).as(page.path()).startsWith("/rollcall/"));
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                addresses += checked(page.path(), answer.body());
            }
        }
        assertThat(addresses).isGreaterThan(500);
    }

    @Test
    void a_stranger_is_led_to_the_log_in_below_the_path_and_from_there_to_where_they_wanted_to_go() {
        Visitor stranger = new Visitor(server).sending(PROXY);

        assertThat(location(stranger.get("/accounts?a=b"))).isEqualTo("/rollcall/login?next=%2Faccounts%3Fa%3Db");
        assertThat(location(stranger.get("/"))).isEqualTo("/rollcall/login");
        checked("/login", stranger.get("/login").body());
        assertThat(new Visitor(server)
                        .sending(PROXY)
                        .get("/p/eventyay/connect/status", "HX-Request", "true")
                        .headers()
                        .firstValue("HX-Redirect"))
                .hasValue("/rollcall/login");
    }

    @Test
    void cookies_go_to_the_path_alone_and_the_connect_page_names_it() {
        String[] https = {
            "X-Forwarded-Prefix", "/rollcall", "X-Forwarded-Host", "tools.example.org", "X-Forwarded-Proto", "https"
        };

        assertThat(new Visitor(server).sending(https).get("/login").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Secure-rollcall_form=")
                .contains("; Path=/rollcall;", "; Secure");
        assertThat(superuser.sending(PROXY).get("/p/eventyay/connect").body())
                .contains("http://tools.example.org/rollcall/ingest/heartbeat")
                .doesNotContain("http://tools.example.org/ingest");
    }

    private static int checked(String page, String html) {
        int count = 0;
        for (Matcher address = ADDRESS.matcher(html); address.find(); count++) {
            assertThat(address.group(1)).as(page).matches("/rollcall/.*").doesNotContain("/rollcall/rollcall");
        }
        assertThat(count).as(page).isPositive();
        return count;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
