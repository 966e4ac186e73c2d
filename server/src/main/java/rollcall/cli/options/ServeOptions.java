package rollcall.cli.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rollcall.Settings;
import rollcall.access.peers.TrustedProxies;
import rollcall.demo.Demo;
import rollcall.report.InvalidInput;

/** The options of the command that serves. */
public final class ServeOptions {
    /** The shape of the agent's key: characters that an HTTP header can contain. */
    private static final Pattern AGENT_KEY = Pattern.compile("[\\x21-\\x7E]{16,256}");

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,59}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 is every address).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; 0 picks a free port).")
    private int port;

    @Option(
            names = "--demo",
            description = "Show a believable fleet, in a data directory of its own: ./data/demo unless --data-dir names"
                    + " another (default: off).")
    private boolean demo;

    @Option(
            names = "--demo-days",
            paramLabel = "N",
            description = "How many days of history the demo's first start makes, 120 to 730 (default: 120).")
    private Integer demoDays;

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "Answer GET /metrics for Prometheus on this port (default: off).")
    private Integer metricsPort;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            description =
                    "The address of that port (default: 127.0.0.1; it does not follow --host). Whoever reaches it may read the metrics.")
    private String metricsHost;

    @Option(
            names = "--fold-seconds",
            paramLabel = "N",
            description = "Seconds between two updates of the pages, 1 to 50 (default: 15, with --demo 5).")
    private Integer rollupSeconds;

    @Option(
            names = "--min-free-disk",
            paramLabel = "SIZE",
            description =
                    "Reject reports while the disk of the embedded PostgreSQL has less room, for example 500MiB; 0 for"
                            + " no limit (default: 1GiB, or 5 %% of a disk smaller than 20 GiB).")
    private String minFreeDisk;

    @Option(
            names = "--max-database-size",
            paramLabel = "SIZE",
            description = "Reject reports while the database is larger, for example 40GiB (default: no limit). For a"
                    + " PostgreSQL of your own, whose disk Rollcall cannot see.")
    private String maxDatabaseSize;

    @Option(
            names = "--drain-seconds",
            paramLabel = "N",
            description =
                    "Seconds for which GET /health answers 503 before a server that is told to end stops, so that a"
                            + " load balancer sends nothing more to it, 0 to 60 (default: 0).")
    private int drainSeconds;

    @Mixin
    private StandbyOptions standby;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "LIST",
            description =
                    "The proxies in front whose X-Forwarded-... and Forwarded headers are believed: addresses and networks,"
                            + " separated by commas, or none (default: 127.0.0.0/8,::1; those of this machine).")
    private String trustedProxies;

    @Option(
            names = "--pseudonym-key-file",
            paramLabel = "FILE",
            description = "The key by which users become pseudonyms, 64 hexadecimal digits, the same for all servers of"
                    + " one database (default: pseudonym.key in the data directory, made at the first start).")
    private Path pseudonymKeyFile;

    @Option(
            names = "--agent-key",
            paramLabel = "KEY",
            description =
                    "Let a program on this machine report through this one, with this key of at least 16 characters"
                            + " (default: no agent). Set it in the environment: other users of the machine can read command lines.")
    private String agentKey;

    @Option(names = "--agent-remote", description = "Let programs on other machines do so, too (default: off).")
    private boolean agentRemote;

    @Option(
            names = "--agent-program",
            paramLabel = "NAME",
            description = "What that program is called: service.name in the protocol otlp (default: unknown_service).")
    private String agentProgram;

    /**
     * The settings of the server.
     *
     * @param environment the variables of the process
     * @throws ParameterException if a value is invalid
     */
    public Settings settings(Path dataDir, Optional<String> databaseUrl, Map<String, String> environment) {
        requireRange("--port", port, 0, 65_535);
        Optional<Settings.Metrics> metrics = metrics();
        /*
         * The demo shares no data with a receiver in use: its data directory is data/demo unless --data-dir names another one.
         */
        Path place = demo && dataDir.equals(Path.of("data")) ? dataDir.resolve("demo") : dataDir;
        return new Settings(
                host(),
                port,
                place,
                databaseUrl,
                demo,
                demoDays(),
                metrics,
                rollupEvery(),
                sending(environment),
                proxies(),
                pseudonymKey(),
                new Settings.Space(
                        ByteSize.read(command, "--min-free-disk", minFreeDisk),
                        ByteSize.read(command, "--max-database-size", maxDatabaseSize)),
                standby.settings(command, databaseUrl));
    }

    /** How long it tells the load balancer that it is about to stop, before it stops. */
    public Duration drain() {
        requireRange("--drain-seconds", drainSeconds, 0, 60);
        return Duration.ofSeconds(drainSeconds);
    }

    private Optional<Path> pseudonymKey() {
        return Optional.ofNullable(pseudonymKeyFile)
                .filter(file -> !file.toString().isBlank());
    }

    private TrustedProxies proxies() {
        try {
            return trustedProxies == null || trustedProxies.isBlank()
                    ? TrustedProxies.LOOPBACK
                    : TrustedProxies.of(trustedProxies);
        } catch (InvalidInput e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    private Optional<Settings.Metrics> metrics() {
        if (metricsPort == null) {
            if (metricsHost != null) {
                throw new ParameterException(
                        command.commandLine(), "--metrics-host opens nothing without --metrics-port");
            }
            return Optional.empty();
        }
        requireRange("--metrics-port", metricsPort, 0, 65_535);
        return Optional.of(new Settings.Metrics(metricsHost == null ? LOOPBACK : metricsHost, metricsPort));
    }

    private Settings.Sending sending(Map<String, String> environment) {
        if (agentKey == null || agentKey.isBlank()) {
            requireAgentKey(!agentRemote, "--agent-remote opens nothing without --agent-key");
            requireAgentKey(program().isEmpty(), "--agent-program names nothing without --agent-key");
            return new Settings.Sending(Optional.empty(), environment);
        }
        requireAgentKey(
                AGENT_KEY.matcher(agentKey).matches(),
                "--agent-key needs 16 to 256 letters, digits and signs, without a space; this one is not shown here");
        return new Settings.Sending(Optional.of(new Settings.Agent(agentKey, agentRemote, program())), environment);
    }

    private String program() {
        String name = agentProgram == null ? "" : agentProgram.strip();
        requireAgentKey(
                name.isEmpty() || PROGRAM.matcher(name).matches(),
                "--agent-program is at most 60 letters, digits, dots, hyphens and underscores");
        return name;
    }

    private void requireAgentKey(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }

    /**
     * The address to listen on. An empty value counts as unset: {@code --host "$HOST"} in a script must not open the server to everybody.
     */
    private String host() {
        return host.isBlank() ? "127.0.0.1" : host;
    }

    private int demoDays() {
        if (demoDays == null) {
            return Demo.USUAL_DAYS;
        }
        if (!demo) {
            throw new ParameterException(command.commandLine(), "--demo-days makes nothing without --demo");
        }
        requireRange("--demo-days", demoDays, Demo.USUAL_DAYS, Demo.MOST_DAYS);
        return demoDays;
    }

    private Duration rollupEvery() {
        if (rollupSeconds == null) {
            return Settings.rollupEvery(demo);
        }
        // Pages promise to show a report within 60 s of its acknowledgement.
        requireRange("--fold-seconds", rollupSeconds, 1, 50);
        return Duration.ofSeconds(rollupSeconds);
    }

    private void requireRange(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new ParameterException(
                    command.commandLine(), option + " is " + number + "; it goes from " + least + " to " + most);
        }
    }
}
