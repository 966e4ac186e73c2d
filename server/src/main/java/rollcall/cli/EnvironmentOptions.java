package rollcall.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads options from the environment: {@code --data-dir} is {@code ROLLCALL_DATA_DIR}. An option on the command line takes precedence. An
 * empty variable counts as unset, because compose files cannot unset one.
 */
final class EnvironmentOptions implements IDefaultValueProvider {
    private static final String PREFIX = "ROLLCALL_";

    /** The variable that only the launcher reads. */
    private static final String JAVA_OPTS = PREFIX + "JAVA_OPTS";

    private final Map<String, String> variables;

    EnvironmentOptions(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        String value = argument.isOption() ? variables.get(variable((OptionSpec) argument)) : null;
        return value == null || value.isBlank() ? null : value;
    }

    /** The variables with the prefix that no command has an option for. They are probably misspelt. */
    List<String> unknown(CommandLine line) {
        Set<String> known = new TreeSet<>(Set.of(JAVA_OPTS));
        options(line).forEach(option -> known.add(variable(option)));
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .toList();
    }

    private static Stream<OptionSpec> options(CommandLine line) {
        return Stream.concat(
                line.getCommandSpec().options().stream().filter(option -> !option.usageHelp() && !option.versionHelp()),
                line.getSubcommands().values().stream().flatMap(EnvironmentOptions::options));
    }

    private static String variable(OptionSpec option) {
        return PREFIX + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
