package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.docs.Document;

/** The classes of pages have no text of their own, but for files and for errors, which are found by their English text. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTextTest {
    private static final Path PAGES = Document.ROOT.resolve("server/src/main/java/rollcall/pages");

    /** They name and make the chapters of the manual, which is English. */
    private static final Set<String> OF_THE_MANUAL = Set.of("ChapterHtml.java", "HelpPage.java");

    /** They write files and examples, which are for machines. */
    private static final Set<String> OF_FILES = Set.of(
            "ChartCsv.java",
            "Examples.java",
            "ExploreCsv.java",
            "FieldCsv.java",
            "FieldValue.java",
            "InstanceCsv.java",
            "UpgradesCsv.java",
            "PluginsCsv.java",
            "PluginCsv.java",
            "RetentionCsv.java",
            "ReachCsv.java",
            "SizesCsv.java",
            "CoverageCsv.java",
            "ErrorsCsv.java",
            "PerformanceCsv.java");

    /** Commands, names in files, and what only developers read. */
    private static final Set<String> NO_TEXTS = Set.of(
            "(not reported)",
            "Eventyay",
            "Penpot",
            " --four-part-versions",
            "server/run product set ",
            "uuuu-MM-dd HH:mm:ss",
            " UTC",
            " was not reported",
            "an Accept-Language cannot be read",
            "the manual cannot be read",
            "warm-up: the usual pages of {} large products are made, in {} ms",
            "there is no file ",
            "there is no message ",
            "two files have the message ");

    private static final Pattern LITERAL = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\\n]|\\\\.)+'",
            Pattern.DOTALL);

    @Test
    void no_class_of_a_page_has_a_text_of_its_own() {
        assertThat(classes()
                        .flatMap(
                                file -> texts(Document.read(file)).map(found -> PAGES.relativize(file) + ": " + found)))
                .isEmpty();
    }

    @Test
    void a_text_would_be_found() {
        assertThat(texts("String a = b ? \"Active\" : c;")).containsExactly("Active");
        assertThat(texts("say(\"counted since \" + day);")).containsExactly("counted since ");
        assertThat(
                        texts(
                                "// A text\nget(\"overview.title\"); throw new InvalidInput(\"name\", \"There is no such day.\");"))
                .isEmpty();
    }

    private static Stream<String> texts(String source) {
        List<String> errors = Messages.all(ReaderLocale.PLAIN).entrySet().stream()
                .filter(each -> each.getKey().matches("errors\\..*|fields\\.(lane|pair)"))
                .map(Map.Entry::getValue)
                .toList();
        return LITERAL.matcher(source)
                .results()
                .map(each -> each.group(1))
                .filter(Objects::nonNull)
                .filter(text -> text.matches(".*[A-Za-z]{2}.*") && (text.contains(" ") || text.matches("[A-Z][a-z]+")))
                .filter(text -> !NO_TEXTS.contains(text))
                .filter(text -> errors.stream().noneMatch(error -> error.contains(text)));
    }

    private static Stream<Path> classes() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return List.copyOf(files.filter(file -> file.toString().endsWith(".java")
                                    && !OF_FILES.contains(file.getFileName().toString())
                                    && !OF_THE_MANUAL.contains(
                                            file.getFileName().toString()))
                            .sorted()
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
