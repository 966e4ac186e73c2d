package rollcall.cli;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import rollcall.report.InvalidInput;
import rollcall.store.DatabaseProblem;

/** Runs one command. Exit codes: 0 if the command did its work, 1 if it failed, 2 if the arguments or the environment are invalid. */
public final class CommandLineInterface {
    private static final IExecutionExceptionHandler PROBLEMS = CommandLineInterface::problem;
    private static final IParameterExceptionHandler MISTAKES = CommandLineInterface::mistake;

    private CommandLineInterface() {}

    /**
     * Runs the command that the arguments name. The command that serves does not return before the process ends.
     *
     * @param environment the variables of the process, the only ones that commands read; those that start with {@code ROLLCALL_} are
     *     options
     * @return the exit code of the process
     */
    public static int run(String[] arguments, Map<String, String> environment) {
        CommandLine line = new CommandLine(new RollcallCommand(environment));
        EnvironmentOptions options = new EnvironmentOptions(environment);
        line.setDefaultValueProvider(options);
        line.registerConverter(LocalDate.class, CommandLineInterface::day);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            rejectMisplaced(parsed);
            return new RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler(PROBLEMS);
        line.setParameterExceptionHandler(MISTAKES);
        List<String> unknown = options.unknown(line);
        if (!unknown.isEmpty()) {
            System.err.println(
                    "rollcall: there is no setting " + String.join(", ", unknown) + "; see server/run --help");
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** Rejects options of serving that stand before the name of a command, because they would have no effect there. */
    private static void rejectMisplaced(ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            parsed.matchedOptions().stream()
                    .filter(option -> !option.inherited() && !isInheritable(option))
                    .forEach(option -> {
                        throw new ParameterException(
                                parsed.commandSpec().commandLine(),
                                option.longestName() + " belongs behind the command");
                    });
        }
    }

    private static boolean isInheritable(CommandLine.Model.OptionSpec option) {
        return option.scopeType() == CommandLine.ScopeType.INHERIT;
    }

    private static int mistake(ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        System.err.println("rollcall: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
        System.err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int problem(Exception problem, CommandLine line, ParseResult parsed) {
        if (problem instanceof UncheckedIOException) {
            System.err.println("rollcall: " + problem.getMessage() + ": "
                    + problem.getCause().getMessage());
        } else if (problem instanceof DatabaseProblem
                || problem instanceof InvalidInput
                || problem instanceof CommandContext.Problem) {
            System.err.println("rollcall: " + problem.getMessage());
        } else {
            System.err.println("rollcall: this should not have happened; please report it with the lines below");
            problem.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("a day looks like 2026-11-20");
        }
    }
}
