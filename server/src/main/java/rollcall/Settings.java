package rollcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import rollcall.access.peers.TrustedProxies;
import rollcall.sender.consent.Prohibition;

/**
 * What an operator may choose, read once at start.
 *
 * @param host the address to listen on
 * @param port 0 is any free port
 * @param dataDir where the embedded PostgreSQL lives; unused with a database URL
 * @param databaseUrl an external PostgreSQL
 * @param demo whether to show a believable fleet, in a database of its own
 * @param metrics where to answer {@code GET /metrics}, if anywhere
 * @param foldEvery how long after one fold of new heartbeats the next one starts
 * @param sending what concerns the instance's side
 * @param trustedProxies whose word counts on who sends a request
 * @param pseudonymKey the file with the key by which users become pseudonyms; empty for the one in the data directory
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        Optional<String> databaseUrl,
        boolean demo,
        Optional<Metrics> metrics,
        Duration foldEvery,
        Sending sending,
        TrustedProxies trustedProxies,
        Optional<Path> pseudonymKey) {
    /** An address and a port to listen on; port 0 is any free one. */
    public record Metrics(String host, int port) {}

    /**
     * A program on this machine that reports through this one.
     *
     * @param remote lets programs on other machines do so too
     * @param program its name, where a form has a place for it; empty if it was not said
     */
    public record Agent(String key, boolean remote, String program) {
        /** One whose name was not said. */
        public Agent(String key, boolean remote) {
            this(key, remote, "");
        }

        /** Without the key: what is printed finds its way into logs. */
        @Override
        public String toString() {
            return "Agent[remote=" + remote + "]";
        }
    }

    /**
     * What concerns the instance's side.
     *
     * @param agent the local agent's door, if it is open
     * @param environment the process's variables, of which proxies are read and what forbids to report
     * @param lookEvery how often it is looked whether the time has come to send something
     */
    public record Sending(Optional<Agent> agent, Map<String, String> environment, Duration lookEvery) {
        /** No agent, no proxy. */
        public static final Sending PLAIN = new Sending(Optional.empty(), Map.of());

        /** One that looks at the clock once a second. */
        public Sending(Optional<Agent> agent, Map<String, String> environment) {
            this(agent, environment, Duration.ofSeconds(1));
        }

        /** What of the environment forbids this program to report. */
        public Prohibition prohibition() {
            return Prohibition.of(environment);
        }

        /** Without the variables, which may hold secrets. */
        @Override
        public String toString() {
            return "Sending[" + agent + "]";
        }
    }

    /** A server that trusts the proxies of its own machine. */
    public Settings(
            String host,
            int port,
            Path dataDir,
            Optional<String> databaseUrl,
            boolean demo,
            Optional<Metrics> metrics,
            Duration foldEvery,
            Sending sending) {
        this(
                host,
                port,
                dataDir,
                databaseUrl,
                demo,
                metrics,
                foldEvery,
                sending,
                TrustedProxies.LOOPBACK,
                Optional.empty());
    }

    /** A server whose sender has no agent and no proxy. */
    public Settings(
            String host,
            int port,
            Path dataDir,
            Optional<String> databaseUrl,
            boolean demo,
            Optional<Metrics> metrics,
            Duration foldEvery) {
        this(host, port, dataDir, databaseUrl, demo, metrics, foldEvery, Sending.PLAIN);
    }

    /** How often new heartbeats are folded unless it is said otherwise; the demo shows itself off faster. */
    public static Duration foldEvery(boolean demo) {
        return Duration.ofSeconds(demo ? 5 : 15);
    }
}
