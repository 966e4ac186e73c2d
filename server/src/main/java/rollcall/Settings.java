package rollcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rollcall.access.peers.TrustedProxies;
import rollcall.demo.Demo;
import rollcall.sender.consent.Prohibition;

/**
 * The choices of the operator, read once at the start.
 *
 * @param host the address to listen on
 * @param port 0 for any free port
 * @param dataDir the directory of the embedded PostgreSQL; unused with a database URL
 * @param databaseUrl an external PostgreSQL
 * @param demo true for a demo with a generated fleet in a database of its own
 * @param demoDays how many days of history its first start makes
 * @param metrics where to answer {@code GET /metrics}, if anywhere
 * @param rollupEvery the pause between two rollups of new heartbeats
 * @param sending the settings of the sender
 * @param trustedProxies the proxies whose headers are believed
 * @param pseudonymKey the file with the key by which users become pseudonyms; empty for the one in the data directory
 * @param space how much room there has to be for reports
 * @param standby where pages read, if that is not the database itself
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        Optional<String> databaseUrl,
        boolean demo,
        int demoDays,
        Optional<Metrics> metrics,
        Duration rollupEvery,
        Sending sending,
        TrustedProxies trustedProxies,
        Optional<Path> pseudonymKey,
        Space space,
        Standby standby) {
    /**
     * Where pages read.
     *
     * @param url a standby of the database; empty for the database itself
     * @param limit a standby that is farther behind is not asked
     */
    public record Standby(Optional<String> url, Duration limit) {
        public static final Standby NONE = new Standby(Optional.empty(), Duration.ofSeconds(30));
    }

    /**
     * How much room there has to be for reports.
     *
     * @param minFreeDisk bytes of the embedded database's disk that have to be free; 0 for no limit, empty for the usual one
     * @param maxDatabaseSize bytes that the database may have; empty for no limit
     */
    public record Space(OptionalLong minFreeDisk, OptionalLong maxDatabaseSize) {
        public static final Space USUAL = new Space(OptionalLong.empty(), OptionalLong.empty());
    }

    /** An address and a port to listen on; 0 for any free port. */
    public record Metrics(String host, int port) {}

    /**
     * The local agent: a program on this machine reports through this server.
     *
     * @param remote true if programs on other machines may do so too
     * @param program its name, for protocols with a place for one; empty if unknown
     */
    public record Agent(String key, boolean remote, String program) {
        /** For a program without a known name. */
        public Agent(String key, boolean remote) {
            this(key, remote, "");
        }

        /** Leaves the key out, because printed text reaches logs. */
        @Override
        public String toString() {
            return "Agent[remote=" + remote + "]";
        }
    }

    /**
     * The settings of the sender.
     *
     * @param agent the local agent, if it is switched on
     * @param environment the variables of the process: those for proxies, and those that forbid reports
     * @param lookEvery how often the sender checks whether something is due
     */
    public record Sending(Optional<Agent> agent, Map<String, String> environment, Duration lookEvery) {
        /** No agent and no proxy. */
        public static final Sending PLAIN = new Sending(Optional.empty(), Map.of());

        /** For a sender that checks once a second. */
        public Sending(Optional<Agent> agent, Map<String, String> environment) {
            this(agent, environment, Duration.ofSeconds(1));
        }

        /** The variables that forbid this program to report. */
        public Prohibition prohibition() {
            return Prohibition.of(environment);
        }

        /** Leaves the variables out, because they may contain secrets. */
        @Override
        public String toString() {
            return "Sending[" + agent + "]";
        }
    }

    /** For a server that trusts the proxies of its own machine. */
    public Settings(
            String host,
            int port,
            Path dataDir,
            Optional<String> databaseUrl,
            boolean demo,
            Optional<Metrics> metrics,
            Duration rollupEvery,
            Sending sending) {
        this(
                host,
                port,
                dataDir,
                databaseUrl,
                demo,
                Demo.USUAL_DAYS,
                metrics,
                rollupEvery,
                sending,
                TrustedProxies.LOOPBACK,
                Optional.empty(),
                Space.USUAL,
                Standby.NONE);
    }

    /** For a server whose sender has no agent and no proxy. */
    public Settings(
            String host,
            int port,
            Path dataDir,
            Optional<String> databaseUrl,
            boolean demo,
            Optional<Metrics> metrics,
            Duration rollupEvery) {
        this(host, port, dataDir, databaseUrl, demo, metrics, rollupEvery, Sending.PLAIN);
    }

    /** The default pause between two rollups; shorter for the demo. */
    public static Duration rollupEvery(boolean demo) {
        return Duration.ofSeconds(demo ? 5 : 15);
    }
}
