package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links of what people read. They are written for a code host: relative, to a file of the repository, with the anchor that code hosts make.
 * In a chapter of the manual, {@code words.md#active} leads to another chapter, at a code host and under Help as {@code /help/words#active}.
 * A chapter reaches the other files of the repository by a path that begins with {@code ../}; Help, which has no such files, shows that
 * link as plain text. {@code HelpTest} looks at what Help makes of them.
 */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinksTest {
    private static final Path TEMPLATES = Document.ROOT.resolve("web-templates/src/main/resources/templates");
    private static final Pattern PAGE = Pattern.compile("\\bpages? \\*\\*([^*]+)\\*\\*|\\*\\*([^*]+)\\*\\* page");

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_to_a_file_and_to_a_heading_of_it(Document document) {
        assertThat(document.links()).allSatisfy(link -> {
            URI uri = URI.create(link);
            if (uri.getScheme() != null) {
                assertThat(link).matches("https?://.+");
                return;
            }
            Path file = uri.getPath().isEmpty()
                    ? document.file()
                    : document.file().resolveSibling(uri.getPath()).normalize();
            assertThat(file).exists().startsWith(Document.ROOT);
            if (uri.getFragment() != null) {
                assertThat(Document.at(file).headings())
                        .as("headings of %s", file)
                        .anySatisfy(heading ->
                                assertThat(Document.anchorAtCodeHost(heading)).isEqualTo(uri.getFragment()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_chapter_is_linked_by_its_name_alone_and_other_files_from_above_the_repository_s_folders(Document document) {
        if (document.file().startsWith(Document.CHAPTERS)) {
            assertThat(document.links()).allMatch(link -> link.matches("#.+|[a-z-]+\\.md(#.+)?|\\.\\./.+|https?://.+"));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void no_two_headings_of_a_chapter_have_one_anchor(Document document) {
        if (document.file().startsWith(Document.CHAPTERS)) {
            assertThat(document.headings().stream().map(Document::anchorAtCodeHost))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_page_that_is_named_is_one_of_the_menu(Document document) throws IOException {
        String menu = Files.readString(TEMPLATES.resolve("layout.html"))
                + PeopleTexts.inserted(Files.readString(TEMPLATES.resolve("funnels.html")))
                + PeopleTexts.inserted(
                        Files.readString(TEMPLATES.resolve("layout.html")).replaceAll("#\\{[^}]*}", "'$0'"));

        assertThat(PAGE.matcher(document.text())
                        .results()
                        .map(page -> page.group(1) == null ? page.group(2) : page.group(1)))
                .allMatch(page -> Pattern.compile("[>'\"]" + page + "[ <'\"]")
                        .matcher(menu)
                        .find());
    }

    @Test
    void every_entry_of_the_rationale_is_a_question_and_has_an_answer() {
        Document rationale = Document.at(Document.ROOT.resolve("server/RATIONALE.md"));

        assertThat(rationale.headings()).hasSizeGreaterThan(70);
        assertThat(rationale.text().lines().filter(line -> line.startsWith("### ")))
                .allMatch(line -> line.matches("### (Why|How) .+\\?"))
                .allMatch(line -> rationale.section(line.substring(4)).length() > line.length() + 40);
    }
}
