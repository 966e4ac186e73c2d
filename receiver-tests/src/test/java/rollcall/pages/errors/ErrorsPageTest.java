package rollcall.pages.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;

/** The page Errors, over errors that came through the door. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorsPageTest {
    private static final String PAGE = "/p/it/errors";
    private static final String TRACE =
            "java.lang.IllegalStateException: secret of ada\\n\\tat shop.Orders.pay(Orders.java:12)\\n";

    private static TestSite site;

    @BeforeAll
    static void instancesSendErrors() throws Exception {
        site = new TestSite("otel");
        site.heartbeat(UUID.randomUUID(), "3.1.0", "");
        site.heartbeat(UUID.randomUUID(), "3.0.0", "");
        send("3.1.0", "error", "\"signature\":\"E1042\"");
        send("3.1.0", "error.raised", "\"signature\":\"E1042\"");
        send("3.0.0", "exception", "\"exception.stacktrace\":\"" + TRACE + "\"");
        send("3.0.0", "error", "\"signature\":\"could not pay ada\"");
        send("3.0.0", "navigate", "\"signature\":\"E9999\"");
        TestSite.await(() -> page("/p/it/events.csv").contains("navigate,1")
                && page("/p/it/events.csv").contains("error,2")
                && page("/p/it/events.csv").contains("exception,1")
                && page("/p/it/overview").contains("2"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void signatures_are_ranked_by_instances_and_no_text_is_kept() {
        String csv = page(PAGE + ".csv");
        assertThat(csv.lines().toList().get(0))
                .isEqualTo(
                        "signature,instances,events,first_version,last_version,first_day,last_day,new_since,fixed_in,again_in");
        assertThat(csv.lines().toList().get(1)).startsWith("E1042,2,2,3.1.0,3.1.0,");
        assertThat(csv.lines().toList().get(2)).matches("[0-9a-f]{16},1,1,3\\.0\\.0,3\\.0\\.0,.*");
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv + page(PAGE)).doesNotContain("secret", "ada", "E9999");
    }

    @Test
    void the_first_sentence_is_the_answer_and_its_numbers_lead_to_their_lists() {
        String page = page(PAGE);
        assertThat(page)
                .contains(
                        "sent an error; the commonest of 2 signatures is on",
                        "1 instance sent errors without a signature")
                .contains("no release has been followed")
                .contains("error=E1042", "error=*");
        assertThat(page("/p/it/instances?state=seen&range=30&error=E1042")).contains("2\u00a0instances");
        assertThat(page("/p/it/instances?state=seen&range=30&error=E1042@3.0.0"))
                .doesNotContain("2\u00a0instances");
        assertThat(page("/p/it/instances?state=seen&range=30&error=(none)")).contains("Error without a signature");
    }

    @Test
    void the_rate_of_a_version_is_of_those_that_ran_it_or_sent_an_error_with_it() {
        assertThat(page(PAGE + ".csv?of=versions"))
                .contains("3.1.0,3,2,0.6667,0.2077,0.9385,2,1,2.0000")
                .contains("3.0.0,3,2,0.6667,0.2077,0.9385,2,1,2.0000");
        assertThat(page(PAGE)).contains("ran=3.1.0&amp;ran=errors", "error=*%403.1.0", "(20.8\u00a0% to 93.9\u00a0%)");
        assertThat(page("/p/it/instances?state=seen&range=30&ran=3.1.0&ran=errors"))
                .contains("3\u00a0instances", "Ran 3.1.0 or sent an error with it");
    }

    @Test
    void one_signature_has_its_own_versions() {
        assertThat(HtmlTable.text(page(PAGE + "?signature=E1042")))
                .contains(
                        "E1042 by version",
                        "seen in these days sent it. It was first seen on",
                        ", with version 3.1.0.");
        assertThat(page(PAGE + ".csv?of=signature&signature=E1042"))
                .contains("3.1.0,3,2,0.6667")
                .contains("3.0.0,3,0,0.0000");
        assertThat(page(PAGE + "?signature=nope"))
                .contains("None of these instances sent an error with this signature");
    }

    @Test
    void a_release_that_nobody_runs_is_said() {
        assertThat(page(PAGE + "?release=9.9.9")).contains("What is new since 9.9.9 cannot be told");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?release=latest", "?of=nope", "?error=a%20b", "?ran=latest", "?show=nope", "?range=yesterday"})
    void what_the_page_does_not_know_is_a_bad_request(String query) {
        String path = query.startsWith("?of") ? PAGE + ".csv" : PAGE;
        assertThat(site.maintainer().get(path + query).statusCode()).isEqualTo(400);
    }

    @Test
    void a_product_without_anything_says_what_will_be_here() {
        site.superuser().send("/products/new", Map.of("name", "Q", "slug", "quiet", "preset", "eventyay"));
        assertThat(page("/p/quiet/errors")).contains("which errors happen, on how many instances");
        assertThat(page("/p/quiet/errors.csv").lines()).hasSize(1);
        assertThat(page("/p/quiet/errors.csv?of=versions").lines()).hasSize(1);
        assertThat(page("/p/quiet/errors.csv?of=ranges").lines()).hasSize(1);
    }

    private static void send(String version, String name, String properties) throws Exception {
        String event = "{\"name\":\"" + name + "\",\"properties\":{" + properties + "}}";
        site.events(UUID.randomUUID(), version, event);
    }

    private static String page(String path) {
        return site.maintainer().page(path);
    }
}
