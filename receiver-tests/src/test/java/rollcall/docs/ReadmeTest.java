package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README is short, and says nothing that the manual says otherwise. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {
    @Test
    void the_readme_is_a_front_page_and_names_every_chapter() {
        Document readme = Document.readme();

        assertThat(readme.text().lines().count()).isLessThanOrEqualTo(120);
        assertThat(readme.text().lines()).allMatch(line -> line.length() <= 180);
        assertThat(readme.links())
                .containsAll(
                        Document.chapters().stream().map(Document::toString).toList());
    }

    @Test
    void every_picture_of_the_readme_is_shown() throws Exception {
        try (Stream<Path> pictures =
                Files.list(Document.ROOT.resolve("web-templates/src/main/resources/static/readme"))) {
            assertThat(pictures.map(each -> Document.ROOT.relativize(each).toString()))
                    .isNotEmpty()
                    .allMatch(Document.readme().links()::contains);
        }
    }

    @Test
    void its_examples_for_senders_are_those_of_the_chapter_connect() {
        List<String> connect = Document.chapter("connect").examples().stream()
                .flatMap(example -> Stream.of(example.code().split("\\s+")))
                .toList();
        List<String> senders = Document.readme().examples().stream()
                .map(Document.Example::code)
                .filter(code -> code.contains("receiver.example.org"))
                .toList();

        assertThat(senders).hasSize(3);
        // The manual makes the identifier of the installation in a line of its own.
        assertThat(senders.stream().flatMap(code -> Stream.of(code.split("\\s+|(?<=app.installation.id=).*"))))
                .allMatch(word -> connect.stream().anyMatch(each -> each.startsWith(word)));
    }
}
