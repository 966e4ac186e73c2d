package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.docs.Dictionary.Entry;

/** The dictionary of the code names classes and folders that are there, each word once. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DictionaryTest {
    private static final Path SOURCES = Document.ROOT.resolve("server/src/main/java/rollcall");

    @Test
    void each_class_and_each_folder_of_the_dictionary_exists() {
        assertThat(Dictionary.read()).hasSizeGreaterThan(35).allSatisfy(entry -> {
            assertThat(entry.places()).as(entry.word()).isNotEmpty();
            assertThat(entry.places()).as(entry.word()).allMatch(DictionaryTest::exists);
        });
    }

    @Test
    void each_word_stands_there_once_and_says_on_one_line_what_it_is() {
        List<Entry> entries = Dictionary.read();

        assertThat(entries.stream().map(Entry::word)).doesNotHaveDuplicates();
        assertThat(entries).allSatisfy(entry -> assertThat(entry.meaning()).hasSizeBetween(10, 120));
    }

    private static boolean exists(String place) {
        Path path = SOURCES.resolve(place);
        return Character.isUpperCase(path.getFileName().toString().charAt(0))
                ? Files.isRegularFile(path.resolveSibling(path.getFileName() + ".java"))
                : Files.isDirectory(path);
    }
}
