package rollcall.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.access.peers.TrustedProxies;
import rollcall.demo.Demo;

/** Starts real servers in this process, each on a free port. Each has a database of its own unless a URL is given. */
public final class TestServer {
    /** The file with the pseudonym key of these servers, for another process that uses one of their databases. */
    public static final String KEY_FILE = "target/unused/pseudonym.key";

    private TestServer() {}

    /** Starts a server on a new database, with the system's clock. */
    public static Wiring start() {
        return start(Clock.systemUTC(), TestDatabase.fresh());
    }

    /** Starts a server for tests that move the clock or start two servers on one database. */
    public static Wiring start(Clock clock, String databaseUrl) {
        return start("127.0.0.1", clock, databaseUrl, Settings.Sending.PLAIN);
    }

    /** Starts a server for tests of the sending side, too. {@code host} is the address at which the server listens. */
    public static Wiring start(String host, Clock clock, String databaseUrl, Settings.Sending sending) {
        return Wiring.start(
                new Settings(
                        host,
                        0,
                        Path.of("target", "unused"),
                        Optional.of(databaseUrl),
                        false,
                        Optional.of(new Settings.Metrics("127.0.0.1", 0)),
                        Duration.ofSeconds(1),
                        sending),
                clock);
    }

    /** Starts a server that needs so much room for reports. */
    public static Wiring start(String databaseUrl, Settings.Space space) {
        return start(databaseUrl, space, Settings.Standby.NONE);
    }

    /** Starts a server whose pages may read from a standby. */
    public static Wiring start(String databaseUrl, Settings.Standby standby) {
        return start(databaseUrl, Settings.Space.USUAL, standby);
    }

    private static Wiring start(String databaseUrl, Settings.Space space, Settings.Standby standby) {
        return Wiring.start(
                new Settings(
                        "127.0.0.1",
                        0,
                        Path.of("target", "unused"),
                        Optional.of(databaseUrl),
                        false,
                        Demo.USUAL_DAYS,
                        Optional.of(new Settings.Metrics("127.0.0.1", 0)),
                        Duration.ofSeconds(1),
                        Settings.Sending.PLAIN,
                        TrustedProxies.LOOPBACK,
                        Optional.empty(),
                        space,
                        standby),
                Clock.systemUTC());
    }

    /** The value of a metric of the server, which is named with its labels. */
    public static double metric(Wiring server, String name) {
        URI metrics = URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics");
        try (InputStream in = metrics.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static URI at(Wiring server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
