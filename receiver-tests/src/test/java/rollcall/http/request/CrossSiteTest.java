package rollcall.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.http.RouteTable;
import rollcall.support.TestServer;
import rollcall.support.page.FormMask;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrossSiteTest {
    private static Wiring server;
    private static Visitor superuser;
    private static String token;

    @BeforeAll
    static void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        token = superuser.token("/accounts");
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @Test
    void a_form_from_another_site_is_rejected_by_every_route_although_it_has_the_right_token() {
        Visitor anybody = new Visitor(server);
        String before = anybody.token("/login");
        assertThat(RouteTable.of(server))
                .filteredOn(route -> route.method().equals(HandlerType.POST)
                        && route.doors().stream()
                                .anyMatch(Set.of(
                                        AccessRule.FORM,
                                        AccessRule.MAINTAINER,
                                        AccessRule.FILE,
                                        AccessRule.SUPERUSER,
                                        AccessRule.UPLOAD)::contains))
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> {
                    boolean form = route.doors().contains(AccessRule.FORM);
                    Visitor sender = form ? anybody : superuser;
                    Map<String, String> fields = Map.of("_csrf", form ? before : token);
                    assertThat(sender.sending("Sec-Fetch-Site", "cross-site")
                                    .post(route.path(), fields)
                                    .statusCode())
                            .as(route.path())
                            .isEqualTo(403);
                });
        assertThat(superuser.sending().get("/accounts").statusCode())
                .as("still logged in")
                .isEqualTo(200);
    }

    @Test
    void a_token_that_is_not_of_this_site_is_worth_nothing_although_the_cookie_has_the_same() {
        String ours = FormMask.under(new Visitor(server).token("/login"));
        String elsewhere;
        try (Wiring other = TestServer.start()) {
            elsewhere =
                    FormMask.under(new Visitor(other).token(other.setupPath().orElseThrow()));
        }
        assertThat(elsewhere).hasSameSizeAs(ours);

        assertThat(logInWith(ours)).isEqualTo(401);
        String changed = (ours.startsWith("A") ? "B" : "A") + ours.substring(1);
        for (String planted : List.of("B".repeat(43), "B".repeat(44), elsewhere, changed, "")) {
            assertThat(logInWith(planted)).as(planted).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site | Origin: http://OWN",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: ",
                "Origin: http://evil.example:PORT",
                "Origin: http://OWN.evil.example",
                "Origin: http://127.0.0.1:1",
                "Origin: javascript:alert(1)",
                "X-Forwarded-Host: rc.example.org | Origin: http://OWN",
                "X-Forwarded-Host: rc.example.org | Origin: https://evil.example",
            })
    void another_site_is_told_by_what_the_browser_says_of_it(String headers) {
        assertThat(send(headers)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: b",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-origin | Origin: https://behind-a-proxy.example.org",
                "Origin: http://OWN",
                "Origin: https://OWN",
                "X-Forwarded-Host: rc.example.org | Origin: http://rc.example.org",
                "X-Forwarded-Host: RC.example.org | X-Forwarded-Proto: https | Origin: https://rc.example.org",
                "X-Forwarded-Host: rc.example.org:8443, inner | Origin: https://rc.example.org:8443",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 8080 | Origin: https://rc.example.org",
                "Forwarded: host=rc.example.org;proto=https | Origin: https://rc.example.org",
            })
    void a_form_of_this_site_is_taken_also_through_a_proxy_and_from_programs(String headers) {
        // Over https the session's cookie has another name, so there nobody is logged in: the way to the log-in is
        // shown.
        boolean https = headers.contains("Proto: https") || headers.contains("proto=https");
        assertThat(send(headers)).isEqualTo(https ? 303 : 422);
    }

    private static int logInWith(String token) {
        return new Visitor(server)
                .sending("Cookie", "rollcall_form=" + token)
                .post(
                        "/login",
                        Map.of("_csrf", FormMask.over(token), "email", "nobody@example.org", "password", "wrong"))
                .statusCode();
    }

    /** A form with invalid input and the right token: 422 if it is read, 403 if it is rejected. */
    private static int send(String headers) {
        String own = "127.0.0.1:" + server.port();
        String[] pairs = Arrays.stream(headers.split("\\|"))
                .map(header -> header.replace("OWN", own).replace("PORT", String.valueOf(server.port())))
                .flatMap(header -> Arrays.stream(header.strip().split(": ?", 2)))
                .toArray(String[]::new);
        return superuser
                .sending(pairs)
                .post("/products/new", Map.of("_csrf", token, "slug", "NO SLUG"))
                .statusCode();
    }
}
