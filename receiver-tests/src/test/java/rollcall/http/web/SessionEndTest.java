package rollcall.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** A session ends while its pages are still open in a browser. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionEndTest {
    private static final String ENDED = "Your session ended. Log in to go on.";

    private final TestSite site = new TestSite("rollcall");
    private final Visitor ada = site.superuser();
    private String token;

    @BeforeEach
    void theSessionEnds() {
        token = ada.token("/p/it/keys");
        Sql.execute(site.server(), "DELETE FROM session");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_click_leads_to_the_log_in_which_says_so_and_from_there_to_the_page() {
        String logIn = location(ada.get("/p/it/instances?q=2.1+beta&sort=oldest"));

        assertThat(logIn).isEqualTo("/login?next=%2Fp%2Fit%2Finstances%3Fq%3D2.1%2Bbeta%26sort%3Doldest");
        assertThat(ada.page(logIn)).contains(ENDED);
        HttpResponse<String> in = ada.send(
                logIn,
                "/login",
                Map.of(
                        "email",
                        Visitor.EMAIL,
                        "password",
                        Visitor.PASSWORD,
                        "next",
                        "/p/it/instances?q=2.1+beta&sort=oldest"));
        assertThat(location(in)).isEqualTo("/p/it/instances?q=2.1+beta&sort=oldest");
        assertThat(ada.page("/p/it/instances?q=2.1+beta&sort=oldest")).contains("Which instances");
    }

    @Test
    void a_part_of_a_page_leads_back_to_the_page_that_shows_it() {
        String here = TestServer.at(site.server(), "/p/it/connect?range=30").toString();

        assertThat(redirect("HX-Request", "true", "HX-Current-URL", here))
                .isEqualTo("/login?next=%2Fp%2Fit%2Fconnect%3Frange%3D30");
        for (String elsewhere : List.of(
                "https://elsewhere.example.org/p/it/connect",
                "//elsewhere.example.org/",
                "javascript:alert(1)",
                "http://[",
                here.replace("/p/it", "//elsewhere.example.org/p"),
                "")) {
            assertThat(redirect("HX-Request", "true", "HX-Current-URL", elsewhere))
                    .as(elsewhere)
                    .isEqualTo("/login");
        }
        assertThat(redirect("HX-Request", "true")).isEqualTo("/login");
    }

    @Test
    void a_form_that_is_sent_too_late_says_that_nothing_was_saved_and_leads_back_to_its_page() {
        String form = TestServer.at(site.server(), "/p/it/keys").toString();

        HttpResponse<String> answer =
                ada.sending("Referer", form).post("/p/it/keys", Map.of("_csrf", token, "label", "late"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/login?unsaved&next=%2Fp%2Fit%2Fkeys");
        assertThat(ada.page(location(answer)))
                .contains("Your session ended, so what you sent was not saved. Log in, then send it again.")
                .contains("name=\"next\" value=\"/p/it/keys\"");
        assertThat(Sql.column(site.server(), "SELECT 1 FROM api_key WHERE label = 'late'"))
                .isEmpty();
    }

    @Test
    void who_logs_out_too_late_is_logged_out_and_lost_nothing() {
        HttpResponse<String> answer = ada.post("/logout", Map.of("_csrf", token));

        assertThat(location(answer)).isEqualTo("/login");
        assertThat(ada.page("/login")).contains(ENDED).doesNotContain("not saved");
    }

    @Test
    void who_was_never_here_is_not_told_of_a_session() {
        Visitor stranger = new Visitor(site.server());

        assertThat(stranger.page(location(stranger.get("/p/it/overview")))).doesNotContain("session");
        assertThat(ada.page("/login")).contains(ENDED);
    }

    private String redirect(String... headers) {
        HttpResponse<String> answer = ada.get("/p/it/connect/status", headers);
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.headers().firstValue("HX-Redirect").orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
