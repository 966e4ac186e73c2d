package rollcall.cli.options;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import rollcall.Settings;

/** The options of where pages read. */
final class StandbyOptions {
    /** The search of identifiers looks no further back, see {@code Identifiers}. */
    private static final int MOST_SECONDS = 300;

    @Option(
            names = "--read-url",
            paramLabel = "URL",
            description = "A standby of the database of --database-url, which answers the questions of pages"
                    + " (default: the database itself).")
    private String readUrl;

    @Option(
            names = "--max-read-lag",
            paramLabel = "N",
            description = "Seconds that this standby may be behind; while it is farther behind or away, the database"
                    + " of --database-url answers, 1 to 300 (default: 30).")
    private Integer maxReadLag;

    /**
     * The settings that they make.
     *
     * @throws ParameterException if they are invalid
     */
    Settings.Standby settings(CommandSpec command, Optional<String> databaseUrl) {
        if (readUrl == null || readUrl.isBlank()) {
            require(command, maxReadLag == null, "--max-read-lag limits nothing without --read-url");
            return Settings.Standby.NONE;
        }
        require(
                command,
                databaseUrl.isPresent(),
                "--read-url needs --database-url: the embedded PostgreSQL has no standby");
        if (maxReadLag == null) {
            return new Settings.Standby(Optional.of(readUrl), Settings.Standby.NONE.limit());
        }
        require(
                command,
                maxReadLag >= 1 && maxReadLag <= MOST_SECONDS,
                "--max-read-lag is " + maxReadLag + "; it goes from 1 to " + MOST_SECONDS);
        return new Settings.Standby(Optional.of(readUrl), Duration.ofSeconds(maxReadLag));
    }

    private static void require(CommandSpec command, boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
