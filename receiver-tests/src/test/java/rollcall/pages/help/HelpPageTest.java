package rollcall.pages.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.report.BuildVersion;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelpPageTest {
    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("rollcall");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void help_defines_each_word_for_every_account_inside_the_frame() {
        String page = site.maintainer().page("/help/words");
        assertThat(page)
                .contains(
                        "<h1>What do the words mean?</h1>",
                        "<h3 id=\"active\">Active</h3>",
                        "<a href=\"#days-to-50\">Days to 50 %</a>",
                        "Skip to the content");
    }

    @Test
    void help_lists_the_chapters_and_each_has_the_menu_of_all_of_them() {
        String index = site.maintainer().page("/help");
        List<String> chapters = Pattern.compile("<h2 id=\"[a-z-]+\"><a href=\"(/help/[a-z-]+)\"")
                .matcher(index)
                .results()
                .map(each -> each.group(1))
                .toList();

        assertThat(chapters).hasSizeGreaterThan(8).contains("/help/words", "/help/operate");
        for (String chapter : chapters) {
            String page = site.maintainer().page(chapter);
            assertThat(page).contains("<a href=\"" + chapter + "\" aria-current=\"page\"");
            assertThat(chapters).allSatisfy(other -> assertThat(page).contains("<a href=\"" + other + "\""));
        }
    }

    @Test
    void a_chapter_that_is_not_there_is_not_found() {
        assertThat(site.maintainer().get("/help/nothing").statusCode()).isEqualTo(404);
        assertThat(site.maintainer().get("/help/words/active").statusCode()).isEqualTo(404);
    }

    @Test
    void a_stranger_is_asked_to_log_in_before_help() {
        for (String address : new String[] {"/help", "/help/words", "/help/nothing"}) {
            HttpResponse<String> answer = new Visitor(site.server()).get(address);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/login?next=%2Fhelp");
        }
    }

    @Test
    void the_foot_of_every_page_tells_the_version_that_was_built_and_leads_to_help() {
        assertThat(BuildVersion.text()).matches("\\d+\\.\\d+\\.\\d+.*");
        for (String address : new String[] {"/p/it/overview", "/p/it/keys", "/password", "/help/words"}) {
            String foot = Visitor.between(site.superuser().page(address), "<p class=\"side-about\">", "</p>");
            assertThat(foot)
                    .as(address)
                    .contains(">Rollcall " + BuildVersion.text() + "<", "href=\"/help\"", ">Help</a>");
        }
        assertThat(new Visitor(site.server()).get("/login").body()).doesNotContain(BuildVersion.text());
    }

    @Test
    void a_mark_beside_a_number_leads_to_its_word_and_says_so() {
        assertThat(site.superuser().page("/jobs"))
                .containsPattern("href=\"/help/words#waiting\"\\s+aria-label=\"What is waiting\\?\"");
    }
}
