package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import rollcall.docs.Document;

/** What people read names only commands, options and variables that exist, and the chapter Operate names them all. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandsInDocsTest {
    private static final CommandLine ROLLCALL = new CommandLine(new RollcallCommand(Map.of()));
    private static final Pattern COMMAND = Pattern.compile("server/run((?: +(?:[^\\s`|>)&;\"]+|\"[^\"]*\"))*)");
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.-])(receiver-tests/(?:bench/)?[a-z]+|\\./mvnw|\\.ci/run)((?: [\\w-]+)*)");
    private static final Pattern VARIABLE = Pattern.compile("ROLLCALL_[A-Z_]*[A-Z]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(--[a-z-]+)[^`]*` \\| `(\\w+)` \\| (.*?) \\|");
    private static final Path TESTS = Document.ROOT.resolve("receiver-tests/src/test/java/rollcall");

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_and_each_option_behind_it_exists(Document document) {
        COMMAND.matcher(code(document)).results().map(each -> each.group(1)).forEach(CommandsInDocsTest::require);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_option_that_stands_alone_exists(Document document) {
        assertThat(document.codes().stream().filter(code -> code.startsWith("--")))
                .allSatisfy(code -> assertThat(names(all(ROLLCALL))).contains(code.split("[ =]")[0]));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_variable_of_rollcall_exists(Document document) {
        Set<String> known = all(ROLLCALL)
                .map(option -> "ROLLCALL_" + variable(option.longestName()))
                .collect(Collectors.toSet());
        known.add("ROLLCALL_JAVA_OPTS");
        known.add("ROLLCALL_ARCHIVE");

        assertThat(VARIABLE.matcher(document.text()).results().map(MatchResult::group))
                .allMatch(known::contains);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_script_exists_and_takes_what_is_given_to_it(Document document) {
        SCRIPT.matcher(code(document)).results().forEach(each -> {
            assertThat(Document.ROOT.resolve(each.group(1))).isExecutable();
            List<String> words = List.of(each.group(2).strip().split(" "));
            switch (each.group(1)) {
                case "receiver-tests/bench/run" ->
                    assertThat(text("bench/Bench.java")).contains("case \"" + words.get(0) + "\"");
                case "receiver-tests/bench/fuzz" ->
                    assertThat(TESTS.resolve("fuzz/" + words.get(0) + ".java")).exists();
                case "receiver-tests/run" ->
                    assertThat(words.get(0))
                            .matches(word ->
                                    Set.of("", "fast", "cluster", "--help").contains(word) || isTest(word));
                default -> {}
            }
        });
    }

    @Test
    void the_chapter_operate_has_a_row_for_each_option_of_serving_with_its_default() {
        String help = ROLLCALL.getSubcommands().get("serve").getUsageMessage();
        Map<String, String> offered = new TreeMap<>();
        for (String option : help.split("\\n +(?:-., )?(?=--)")) {
            if (option.startsWith("--")) {
                offered.put(option.split("[= ]", 2)[0], defaultIn(option.replaceAll("\\s+", " ")));
            }
        }
        offered.keySet().removeAll(List.of("--help", "--version"));

        Map<String, String> listed = new TreeMap<>();
        ROW.matcher(Document.chapter("operate").section("Options")).results().forEach(row -> {
            listed.put(row.group(1), row.group(3).replace("`", ""));
            assertThat(row.group(2)).isEqualTo("ROLLCALL_" + variable(row.group(1)));
        });

        assertThat(listed.keySet()).isEqualTo(offered.keySet());
        assertThat(offered)
                .allSatisfy((option, usual) ->
                        assertThat(listed.get(option)).isEqualTo(usual.isEmpty() ? listed.get(option) : usual));
    }

    @Test
    void the_chapter_operate_has_a_row_for_each_command() {
        Set<String> offered = new TreeSet<>();
        ROLLCALL.getSubcommands().forEach((group, line) -> {
            line.getSubcommands().keySet().forEach(command -> offered.add(group + " " + command));
            if (line.getSubcommands().isEmpty()) {
                offered.add(group);
            }
        });

        String table = Document.chapter("operate").section("Commands");
        Set<String> listed = Pattern.compile("(?m)^\\| `server/run ([^`]+)` \\|")
                .matcher(table)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(offered);
    }

    /** @param words what stands behind {@code server/run} */
    private static void require(String words) {
        CommandLine at = ROLLCALL;
        for (String word : words.strip().split(" +")) {
            if (at.getSubcommands().containsKey(word)) {
                at = at.getSubcommands().get(word);
            } else if (word.startsWith("--")) {
                assertThat(at.getCommandSpec().optionsMap()).as(words).containsKey(word.split("=")[0]);
            } else {
                assertThat(word.isEmpty() || at.getSubcommands().isEmpty() || at == ROLLCALL && words.contains("--"))
                        .as(words)
                        .isTrue();
            }
        }
    }

    private static boolean isTest(String name) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All code, with the lines that a backslash joins. */
    private static String code(Document document) {
        List<String> code = new ArrayList<>(document.codes());
        document.examples().forEach(each -> code.add(each.code().replace("\\\n", " ")));
        return String.join("\n", code);
    }

    private static Stream<OptionSpec> all(CommandLine line) {
        return Stream.concat(
                line.getCommandSpec().options().stream(),
                line.getSubcommands().values().stream().flatMap(CommandsInDocsTest::all));
    }

    private static Set<String> names(Stream<OptionSpec> options) {
        return options.map(OptionSpec::longestName).collect(Collectors.toSet());
    }

    private static String variable(String option) {
        return option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String defaultIn(String option) {
        return Pattern.compile("\\(default: ([^;)]*)")
                .matcher(option)
                .results()
                .map(each -> each.group(1).strip())
                .findFirst()
                .orElse("");
    }

    private static String text(String file) {
        try {
            return Files.readString(TESTS.resolve(file));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
