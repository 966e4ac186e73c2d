package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.docs.RetiredWords.Retired;

/** No page, script, message or chapter uses a retired word. {@code HelpTextWordsTest} looks at the help of the commands. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetiredWordsTest {
    private static final Path RESOURCES = Document.ROOT.resolve("web-templates/src/main/resources");
    private static final Path SOURCES = Document.ROOT.resolve("server/src/main/java/rollcall");
    private static final Path PRESETS = Document.ROOT.resolve("server/src/main/resources/presets");

    static List<Retired> retired() {
        return RetiredWords.ALL;
    }

    @Test
    void no_template_uses_a_retired_word() {
        assertThat(found(RESOURCES.resolve("templates"), ".html", PeopleTexts::ofTemplate))
                .isEmpty();
    }

    @Test
    void no_file_of_messages_uses_a_retired_word() {
        assertThat(found(RESOURCES.resolve("messages"), ".properties", PeopleTexts::ofMessages))
                .isEmpty();
    }

    /** Titles, descriptions and reasons of fields. */
    @Test
    void no_preset_says_a_retired_word() {
        assertThat(found(PRESETS, ".yaml", PeopleTexts::ofPreset)).isEmpty();
    }

    @Test
    void no_script_of_a_page_says_a_retired_word() {
        assertThat(found(RESOURCES.resolve("static"), ".js", PeopleTexts::ofScript))
                .isEmpty();
    }

    @Test
    void no_message_of_the_program_has_a_retired_word() {
        assertThat(found(SOURCES, ".java", PeopleTexts::ofJava)).isEmpty();
    }

    @Test
    void neither_the_readme_nor_a_chapter_uses_a_retired_word() {
        List<Document> documents = Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(name -> Document.at(Document.ROOT.resolve(name))),
                        Document.chapters().stream())
                .toList();

        assertThat(documents.stream()
                        .flatMap(
                                each -> RetiredWords.in(each.toString(), PeopleTexts.ofMarkdown(each.text())).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("retired")
    void a_planted_word_is_found_wherever_people_read_it(Retired retired) {
        String planted = retired.example();

        assertThat(Stream.of(
                        PeopleTexts.ofTemplate("<main><p class=\"a\">Fine.</p><p>" + planted + " Fine.</p></main>"),
                        PeopleTexts.ofTemplate(
                                "<p>Fine <strong>and\n  so</strong> on. " + planted.replace(" ", "\n  ") + "</p>"),
                        PeopleTexts.ofTemplate("<a href=\"/x\" aria-label=\"" + planted + "\">x</a>"),
                        PeopleTexts.ofTemplate("<h1 th:text=\"${a} ? '" + planted + "' : ${b > 1}\"></h1>"),
                        PeopleTexts.ofTemplate(
                                "<div th:replace=\"~{parts :: head-of('" + planted + "', null)}\"></div>"),
                        PeopleTexts.ofMessages("a.b=Fine.\na.c_html=Fine <b>{0}</b>. " + planted + "\n"),
                        PeopleTexts.ofMessages("a.b={0,choice,1#{0} fine|1<{0} " + planted + "}\n"),
                        PeopleTexts.ofMarkdown("# Fine\n\nFine `code`.\n\n- a\n- " + planted + "\n"),
                        PeopleTexts.ofMarkdown("| a | b |\n|---|---|\n| fine | " + planted + " |\n"),
                        PeopleTexts.ofMarkdown("See [" + planted + "](x.md)."),
                        PeopleTexts.ofJava("class A { String a = b ? \"fine\" : \"" + planted + "\"; }"),
                        PeopleTexts.ofScript("const a = '" + planted + "';"),
                        PeopleTexts.ofScript("const a = `" + planted + " ${b}`;"),
                        PeopleTexts.ofHelp("Usage: rollcall\n  -x, --x=X   Fine.\n              " + planted + "\n")))
                .allSatisfy(
                        texts -> assertThat(RetiredWords.in("planted", texts)).isNotEmpty());
    }

    /** The old words stay where others rely on them: in addresses, options, variables, metrics, columns, and all that is code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"/p/x/refusals\">Fine</a>",
                "<p>Fine <code>rollcall_reports_refused_total</code> and <pre>\"door\":\"/a\"</pre></p>",
                "<input type=\"radio\" name=\"wire\" value=\"b\" /><details data-folds></details>",
                "<!--/* The house form has a door. */--><p th:if=\"${dropped != null}\">Fine</p>"
            })
    void addresses_names_and_code_may_have_them(String template) {
        assertThat(RetiredWords.in("template", PeopleTexts.ofTemplate(template)))
                .isEmpty();
        assertThat(RetiredWords.in(
                        "chapter",
                        PeopleTexts.ofMarkdown(
                                "See [here](/p/x/refusals), `wire`.\n\n```json\n{\"door\": \"a\"}\n```\n")))
                .isEmpty();
        assertThat(RetiredWords.in(
                        "source",
                        PeopleTexts.ofJava(
                                "// refused\nvoid drop(String wire) { sql(\"SET folded = true\", \"refused\"); }")))
                .isEmpty();
        assertThat(RetiredWords.in("help", PeopleTexts.ofHelp("--fold=N ROLLCALL_DOOR <wire> /refusals Fine.")))
                .isEmpty();
    }

    @Test
    void each_retired_word_stands_in_the_dictionary_beside_the_word_to_use() {
        assertThat(Dictionary.read().stream().flatMap(entry -> entry.retired().stream()))
                .containsAll(RetiredWords.ALL.stream().map(Retired::word).toList());
    }

    private static List<String> found(Path folder, String ending, Function<String, List<String>> texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThan(5);
            return all.stream()
                    .flatMap(file ->
                            RetiredWords.in(Document.ROOT.relativize(file).toString(), texts.apply(Document.read(file)))
                                    .stream())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
