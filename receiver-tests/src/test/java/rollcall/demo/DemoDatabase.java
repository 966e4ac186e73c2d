package rollcall.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.access.peers.TrustedProxies;
import rollcall.support.ExternalDatabases;
import rollcall.support.TestCluster;

/** Databases as the demo's first start leaves them, on one noon. It takes a minute, so one process does it and all of them copy it. */
public final class DemoDatabase {
    /** When the demo was started for the first time: a Friday. */
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final String TEMPLATE = "demo";

    /** What its first start said, in the directory of its PostgreSQL. */
    private static final String SAID = "first-start.json";

    /** The directory in the place of PostgreSQL's, where that runs already. */
    private static final Path EXTERNAL = Path.of("target", "demo-on-external");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestCluster cluster;

    private DemoDatabase() {}

    /**
     * What the first start said.
     *
     * @param setupPath the set-up link; null if there was none
     * @param password of the account to log in with
     */
    record FirstStart(String setupPath, String password) {}

    /** The URL of a new database in which the demo was started once. */
    public static String fresh() {
        return ExternalDatabases.areUsed()
                ? ExternalDatabases.get().prepared(TEMPLATE, url -> startFirst(url, directory()))
                : cluster().create(TEMPLATE);
    }

    /** A clock that goes on from that noon. */
    public static Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
    }

    static FirstStart firstStart() {
        try {
            return JSON.readValue(directory().resolve(SAID).toFile(), FirstStart.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the demo on a free port. */
    public static Wiring start(String url, Clock clock) {
        return start(url, clock, Demo.USUAL_DAYS);
    }

    /** The same, with so many days of history if it is the first start. */
    public static Wiring start(String url, Clock clock, int days) {
        return start(directory(), url, clock, days);
    }

    /** Where the key of pseudonyms of these databases is. */
    private static synchronized Path directory() {
        if (ExternalDatabases.areUsed()) {
            return EXTERNAL;
        }
        return cluster().directory();
    }

    private static synchronized TestCluster cluster() {
        if (cluster == null) {
            cluster = TestCluster.start("demo", DemoDatabase::startFirst);
        }
        return cluster;
    }

    private static void startFirst(TestCluster unfinished) {
        String url = unfinished.create(TestCluster.MIGRATED);
        startFirst(url, unfinished.directory());
        unfinished.keep(url, TEMPLATE);
    }

    private static void startFirst(String url, Path directory) {
        try (Wiring demo = start(directory, url, Clock.fixed(NOON, ZoneOffset.UTC), Demo.USUAL_DAYS)) {
            FirstStart said = new FirstStart(
                    demo.setupPath().orElse(null),
                    demo.demoLogin().orElseThrow().password());
            JSON.writeValue(directory.resolve(SAID).toFile(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of pseudonyms belongs to the database, so its file is with the files of that. */
    private static Wiring start(Path directory, String url, Clock clock, int days) {
        return Wiring.start(
                new Settings(
                        "127.0.0.1",
                        0,
                        directory,
                        Optional.of(url),
                        true,
                        days,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Settings.Sending.PLAIN,
                        TrustedProxies.LOOPBACK,
                        Optional.empty(),
                        Settings.Space.USUAL,
                        Settings.Standby.NONE),
                clock);
    }
}
