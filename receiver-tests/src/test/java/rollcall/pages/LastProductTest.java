package rollcall.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** The side bar on pages that are about no product. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastProductTest {
    private static final String[] ABOUT_NONE = {
        "/accounts", "/audit", "/jobs", "/password", "/products/new", "/settings/telemetry", "/help/words"
    };

    private static Wiring server;
    private static Visitor visitor;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        visitor = Visitor.superuser(server);
        visitor.send("/products/new", Map.of("name", "The first", "slug", "first", "preset", "none"));
        assertThat(visitor.page("/accounts")).as("the only one needs no choice").contains("href=\"/p/first/versions\"");
        visitor.send("/products/new", Map.of("name", "The second", "slug", "second", "preset", "none"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void the_pages_of_the_product_that_was_looked_at_last_stay_in_place() {
        for (String product : new String[] {"second", "first"}) {
            visitor.page("/p/" + product + "/versions");
            for (String page : ABOUT_NONE) {
                assertThat(visitor.page(page))
                        .as(page)
                        .contains("href=\"/p/" + product + "/versions\"", "href=\"/p/" + product + "/keys\"")
                        .doesNotContain("Choose a product");
            }
        }
    }

    @Test
    void a_browser_that_looked_at_none_of_several_is_asked_to_choose_and_so_is_one_that_names_no_product()
            throws Exception {
        Visitor other = new Visitor(server);
        other.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        assertThat(other.page("/accounts")).contains("Choose a product").doesNotContain("/versions\"");

        HttpRequest forged = HttpRequest.newBuilder(TestServer.at(server, "/accounts"))
                .header("Cookie", "rollcall_session=" + other.cookie("rollcall_session") + "; rollcall_product=third")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(forged, BodyHandlers.ofString())
                        .body())
                .contains("Choose a product")
                .doesNotContain("third");
    }
}
