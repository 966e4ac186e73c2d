package rollcall.pages.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.MultipartBody;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** A product has 100 advisories: another one is rejected, by hand and by file, and those that are there can still be changed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyAdvisoriesTest {
    private static final String PAGE = "/p/it/advisories";
    private static final String FULL = "There are 100 advisories already. Remove some first.";

    private static TestSite site;

    @BeforeAll
    static void aHundredAdvisories() {
        site = new TestSite("rollcall");
        for (int i = 1; i <= 99; i++) {
            assertThat(site.maintainer().send(PAGE, draft("A-" + i, "1.0")).statusCode())
                    .isEqualTo(303);
        }
        assertThat(upload("A-100", "1.0").statusCode()).as("the hundredth").isEqualTo(303);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void the_next_one_is_rejected_with_a_sentence_by_hand_and_by_file() {
        HttpResponse<String> byHand = site.maintainer().send(PAGE, draft("A-101", "1.0"));
        HttpResponse<String> byFile = upload("A-101", "1.0");

        assertThat(List.of(byHand.statusCode(), byFile.statusCode())).containsOnly(422);
        assertThat(byHand.body())
                .containsPattern("id=\"identifier-wrong\"[^>]*>" + FULL)
                .contains("value=\"A-101\"");
        assertThat(byFile.body()).containsPattern("id=\"file-wrong\"[^>]*>" + FULL);
        assertThat(identifiers("identifier = 'A-101'")).isEmpty();
        assertThat(identifiers("TRUE")).hasSize(100);
        assertThat(site.maintainer().page(PAGE + ".csv").lines()).hasSize(101);
    }

    @Test
    void one_of_the_hundred_is_changed_by_hand_and_by_file() {
        Map<String, String> edited = draft("A-7", "1.7");
        edited.put("over", "A-7");
        assertThat(site.maintainer().send(PAGE, edited).statusCode()).isEqualTo(303);
        assertThat(upload("A-8", "1.8").statusCode()).isEqualTo(303);

        assertThat(identifiers("versions LIKE '%1.7%'")).containsExactly("A-7");
        assertThat(identifiers("versions LIKE '%1.8%'")).containsExactly("A-8");
        assertThat(identifiers("TRUE")).hasSize(100);
    }

    @Test
    void once_one_is_removed_there_is_room_for_another() {
        remove("A-50");
        assertThat(upload("A-102", "1.0").statusCode()).isEqualTo(303);
        assertThat(site.maintainer().send(PAGE, draft("A-103", "1.0")).statusCode())
                .isEqualTo(422);

        remove("A-102");
        assertThat(site.maintainer().send(PAGE, draft("A-50", "1.0")).statusCode())
                .isEqualTo(303);
    }

    private static void remove(String identifier) {
        assertThat(site.maintainer()
                        .send(PAGE, PAGE + "/remove?remove=" + identifier, Map.of("typed", identifier))
                        .statusCode())
                .isEqualTo(303);
    }

    private static Map<String, String> draft(String identifier, String below) {
        return new HashMap<>(Map.of(
                "identifier",
                identifier,
                "title",
                "About " + identifier,
                "severity",
                "high",
                "versions",
                "<" + below,
                "fixed",
                below,
                "published",
                "2026-01-20",
                "link",
                ""));
    }

    private static HttpResponse<String> upload(String identifier, String below) {
        String file = """
                {"id":"%s","modified":"2026-01-20T00:00:00Z","affected":[{"package":{"name":"it"},
                 "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"%s"}]}]}]}""".formatted(identifier, below);
        MultipartBody form = new MultipartBody()
                .field("_csrf", site.maintainer().token(PAGE))
                .file("file", "advisory.json", file.getBytes(StandardCharsets.UTF_8));
        return site.maintainer().post(PAGE + "/upload", form.contentType(), form.bytes());
    }

    private static List<String> identifiers(String where) {
        return Sql.column(site.server(), "SELECT identifier FROM advisory WHERE " + where);
    }
}
