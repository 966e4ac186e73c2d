package rollcall.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** Pages answer in the language of the browser, or in the one that somebody chose in it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageLanguageTest {
    private static final String PAGE = "/p/it/overview";

    private static Wiring server;
    private static Visitor visitor;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        visitor = Visitor.superuser(server);
        visitor.send("/products/new", Map.of("name", "It <b>'{0}'</b>", "slug", "it", "preset", "none"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_page_is_in_the_language_of_the_browser_and_says_on_what_it_depends() throws Exception {
        HttpResponse<String> german = get(PAGE, "de-AT,de;q=0.9,en;q=0.5", "");

        assertThat(german.body()).contains("<html lang=\"de-AT\"", "Noch ist kein Heartbeat angekommen");
        assertThat(german.headers().firstValue("Vary")).contains("Accept-Encoding, Accept-Language, Cookie");
        assertThat(german.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get(PAGE, "fr", "").body()).contains("<html lang=\"en\"", "No heartbeat has arrived yet");
        assertThat(visitor.page(PAGE)).contains("<html lang=\"en\"", "No heartbeat has arrived yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";q=", "de;q=x", "*;q=0", "\u00e4", "en-US-x-"})
    void a_header_that_cannot_be_read_makes_an_english_page(String header) throws Exception {
        HttpResponse<String> answer = get(PAGE, header, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("No heartbeat has arrived yet");
    }

    @Test
    void the_language_that_is_chosen_stays_in_this_browser_and_leads_back_to_the_page() throws Exception {
        HttpResponse<String> chosen = choose("de", "/p/it/versions?range=30");

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/p/it/versions?range=30");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("rollcall_language=de;")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(get(PAGE, "en-US", "rollcall_language=de").body()).contains("<html lang=\"de\"");
        assertThat(get(PAGE, "de", "rollcall_language=en").body()).contains("<html lang=\"en\"");
        assertThat(get(PAGE, "de", "rollcall_language=xx").body()).contains("<html lang=\"de\"");
    }

    @Test
    void an_unknown_language_is_not_kept_and_another_site_cannot_choose() throws Exception {
        assertThat(choose("xx", "/").headers().firstValue("Set-Cookie")).isEmpty();
        HttpRequest forged = HttpRequest.newBuilder(TestServer.at(server, "/language"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("language=de"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(forged, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void the_log_in_offers_the_other_language_too() throws Exception {
        assertThat(get("/login", "de", "").body())
                .contains(
                        "action=\"/language\"",
                        "<button class=\"link\" name=\"language\" value=\"en\" lang=\"en\">English</button>");
        assertThat(get("/login", "en", "").body())
                .contains("<button class=\"link\" name=\"language\" value=\"de\" lang=\"de\">Deutsch</button>");
    }

    @Test
    void files_and_answers_to_programs_are_in_english_whoever_takes_them() throws Exception {
        for (String path : new String[] {"/products.csv", "/p/it/instances.csv", "/p/it/refusals.csv?of=requests"}) {
            assertThat(get(path, "de", "").body())
                    .as(path)
                    .isEqualTo(get(path, "en", "").body());
        }
        assertThat(get("/health", "de", "").body()).doesNotContain("Datenbank");
    }

    private static HttpResponse<String> choose(String language, String page) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, "/language"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", TestServer.at(server, page).toString())
                .POST(BodyPublishers.ofString("language=" + language))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String accepted, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, path))
                .header("Accept-Language", accepted)
                .header("Cookie", "rollcall_session=" + visitor.cookie("rollcall_session") + "; " + cookie)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
