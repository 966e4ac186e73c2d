package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people who change the code read names the folders and files that are there. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContributingTest {
    private static final Path SOURCES = Document.ROOT.resolve("server/src/main/java/rollcall");

    /** Where the walks look for a file that they name by the end of its path. */
    private static final List<String> ROOTS = List.of(
            "",
            "server/src/main/java/rollcall/",
            "server/src/main/resources/",
            "receiver-tests/src/test/java/rollcall/",
            "receiver-tests/src/test/resources/",
            "web-templates/src/main/resources/");

    /** What the walks add. */
    private static final Pattern ADDED = Pattern.compile("(?i)acme|days|NAME\\.");

    private static final Document CONTRIBUTING = Document.at(Document.ROOT.resolve("CONTRIBUTING.md"));

    @Test
    void the_folder_list_has_every_folder_and_no_other() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
                            .matcher(CONTRIBUTING.text())
                            .results()
                            .map(each -> each.group(1)))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isDirectory)
                            .map(each -> each.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void every_file_that_is_named_is_there() {
        for (Document document : List.of(CONTRIBUTING, Document.chapter("contributing"))) {
            assertThat(document.codes().stream()
                            .filter(code -> code.matches("[\\w./-]*\\w\\.(java|md|yaml|txt|html|css)"))
                            .filter(code -> !ADDED.matcher(code).find()))
                    .as("%s", document)
                    .allSatisfy(file -> assertThat(ROOTS)
                            .anySatisfy(root -> assertThat(Document.ROOT.resolve(root + file))
                                    .exists()));
        }
    }
}
