package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import rollcall.docs.RetiredWords;

/** The help of no command uses a retired word. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelpTextWordsTest {
    @CommandLine.Command(name = "planted", description = "Says how many were refused.")
    private static final class Planted {
        @CommandLine.Option(names = "--wire", description = "Fine.")
        private String text;
    }

    @Test
    void the_help_of_every_command_uses_the_words_of_the_dictionary() {
        assertThat(all(new CommandLine(new RollcallCommand(Map.of())))).hasSizeGreaterThan(15);
        assertThat(all(new CommandLine(new RollcallCommand(Map.of())))
                        .flatMap(each -> RetiredWords.inHelp(each.getUsageMessage()).stream()))
                .isEmpty();
    }

    @Test
    void a_planted_sentence_is_found_and_an_option_s_name_is_not() {
        assertThat(RetiredWords.inHelp(new CommandLine(new Planted()).getUsageMessage()))
                .singleElement()
                .asString()
                .contains("\"refused\"", "write rejected");
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTextWordsTest::all));
    }
}
