package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.http.request.AccessRule;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessRulesTest {
    private static Wiring server;
    private static Visitor superuser;
    private static Visitor maintainer;

    @BeforeAll
    static void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("slug", "eventyay", "name", "Eventyay", "preset", "eventyay"));
        maintainer = Visitor.maintainer(server);
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @Test
    void every_route_names_one_access_rule() {
        assertThat(RouteTable.of(server))
                .hasSizeGreaterThan(15)
                .allSatisfy(route -> assertThat(route.doors()).as(route.path()).hasSize(1));
    }

    @Test
    void without_a_session_every_page_leads_to_the_log_in_and_every_form_too() {
        Visitor stranger = new Visitor(server);

        assertThat(behind(AccessRule.MAINTAINER, AccessRule.FILE, AccessRule.SUPERUSER, AccessRule.UPLOAD))
                .isNotEmpty()
                .allSatisfy(route -> {
                    HttpResponse<String> answer = open(stranger, route);
                    assertThat(answer.statusCode()).as(route.toString()).isEqualTo(303);
                    assertThat(answer.headers().firstValue("Location"))
                            .hasValueSatisfying(where -> assertThat(where).startsWith("/login"));
                    assertThat(answer.body()).isEmpty();
                });
    }

    @Test
    void what_is_for_superusers_is_forbidden_to_maintainers() {
        assertThat(behind(AccessRule.SUPERUSER, AccessRule.UPLOAD)).isNotEmpty().allSatisfy(route -> {
            HttpResponse<String> answer = route.method().equals(HandlerType.POST)
                    ? maintainer.send("/password", route.path(), Map.of())
                    : maintainer.get(route.path());
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("Ask one of them to do it");
        });
    }

    @Test
    void a_form_without_its_token_is_rejected_by_every_route() {
        assertThat(behind(
                        AccessRule.MAINTAINER,
                        AccessRule.FILE,
                        AccessRule.SUPERUSER,
                        AccessRule.UPLOAD,
                        AccessRule.FORM))
                .filteredOn(route -> route.method().equals(HandlerType.POST))
                .isNotEmpty()
                .allSatisfy(route -> {
                    assertThat(superuser.post(route.path(), Map.of()).statusCode())
                            .as(route.path())
                            .isEqualTo(403);
                    assertThat(superuser
                                    .post(route.path(), Map.of("_csrf", "a".repeat(43)))
                                    .statusCode())
                            .as(route.path())
                            .isEqualTo(403);
                });
        assertThat(superuser.get("/accounts").statusCode())
                .as("still logged in")
                .isEqualTo(200);
    }

    @Test
    void an_address_that_is_not_there_tells_strangers_nothing_and_others_that_it_is_not_there() {
        assertThat(new Visitor(server).get("/nowhere").statusCode()).isEqualTo(303);
        assertThat(new Visitor(server).get("/p/nobody/overview").statusCode()).isEqualTo(303);
        assertThat(maintainer.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(maintainer.get("/p/nobody/keys").statusCode()).isEqualTo(403);
        assertThat(superuser.get("/p/nobody/keys").statusCode()).isEqualTo(404);
    }

    @Test
    void a_session_that_is_over_opens_nothing() {
        Visitor visitor = new Visitor(server);
        visitor.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        assertThat(visitor.get("/accounts").statusCode()).isEqualTo(200);

        assertThat(visitor.send("/accounts", "/logout", Map.of()).statusCode()).isEqualTo(303);

        assertThat(visitor.get("/accounts").statusCode()).isEqualTo(303);
    }

    private static List<RouteTable.Route> behind(AccessRule... doors) {
        Set<AccessRule> wanted = Set.of(doors);
        return RouteTable.of(server).stream()
                .filter(route -> route.doors().stream().anyMatch(wanted::contains))
                .filter(route -> !route.method().equals(HandlerType.HEAD))
                .toList();
    }

    private static HttpResponse<String> open(Visitor visitor, RouteTable.Route route) {
        return route.method().equals(HandlerType.POST)
                ? visitor.post(route.path(), Map.of())
                : visitor.get(route.path());
    }
}
