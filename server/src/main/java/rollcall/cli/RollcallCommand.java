package rollcall.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import rollcall.cli.options.ServeOptions;
import rollcall.report.BuildVersion;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;

/** The program's main command, which serves if no other command is named, and the options that all commands share. */
@Command(
        name = "server/run",
        description = "Receives opt-in telemetry and shows what it says. Serves when no command is named.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = RollcallCommand.ProgramVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "%nEvery option can be set in the environment too: --data-dir is ROLLCALL_DATA_DIR.",
            "DO_NOT_TRACK (set, and not to 0) and CI (set, and not to 0 or false) switch off what Rollcall itself reports."
        },
        subcommands = {
            ServeCommand.class,
            ProductCommand.class,
            KeyCommand.class,
            UserCommand.class,
            ExportCommand.class,
            DatabaseCommand.class,
            DoctorCommand.class
        })
final class RollcallCommand implements Callable<Integer> {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data",
            scope = ScopeType.INHERIT,
            description = "Where the embedded PostgreSQL keeps its data (default: ./data).")
    private Path dataDir;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "A PostgreSQL 15 or newer in UTF-8 instead of the embedded one:"
                    + " postgres://user:password@host:port/database or jdbc:postgresql://...")
    private String databaseUrl;

    @Mixin
    private ServeOptions serve;

    private final Map<String, String> environment;

    RollcallCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return serve(serve);
    }

    /** Serves until the process is told to end. */
    int serve(ServeOptions options) {
        return new ServeRunner(options.settings(dataDir(), databaseUrl(), environment), options.drain()).run();
    }

    /** The data directory. An empty value counts as unset; otherwise it would mean the current directory. */
    Path dataDir() {
        return dataDir.toString().isBlank() ? Path.of("data") : dataDir;
    }

    Optional<String> databaseUrl() {
        return Optional.ofNullable(databaseUrl).filter(url -> !url.isBlank());
    }

    /** The context of a command. It uses the database of the running server, or starts one and stops it when the context is closed. */
    CommandContext context() {
        return new CommandContext(open(), environment);
    }

    Database open() {
        return Database.open(databaseUrl(), dataDir(), EmbeddedPostgres.Use.COMMAND);
    }

    /** Prints the version that the build wrote into the jar. */
    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Rollcall " + BuildVersion.text()};
        }
    }
}
