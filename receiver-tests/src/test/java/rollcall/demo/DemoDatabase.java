package rollcall.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.support.TestDatabase;

/** Databases as the demo's first start leaves them, on one noon. It takes most of a minute, so this process does it once and copies it. */
public final class DemoDatabase {
    /** When the demo was started for the first time: a Friday. */
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static FirstStart firstStart;

    private DemoDatabase() {}

    /**
     * What the first start said.
     *
     * @param setupPath the set-up link, if there was one
     * @param login the account to log in with
     * @param template the database that it left
     */
    record FirstStart(Optional<String> setupPath, Optional<Demo.Login> login, String template) {}

    /** The URL of a new database in which the demo was started once. */
    public static String fresh() {
        return TestDatabase.copyOf(firstStart().template());
    }

    /** A clock that goes on from that noon. */
    public static Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
    }

    static synchronized FirstStart firstStart() {
        if (firstStart == null) {
            String url = TestDatabase.template();
            try (Wiring demo = start(url, Clock.fixed(NOON, ZoneOffset.UTC))) {
                firstStart = new FirstStart(demo.setupPath(), demo.demoLogin(), url);
            }
        }
        return firstStart;
    }

    /** Starts the demo on a free port. */
    public static Wiring start(String url, Clock clock) {
        return Wiring.start(
                new Settings(
                        "127.0.0.1",
                        0,
                        Path.of("target", "unused"),
                        Optional.of(url),
                        true,
                        Optional.empty(),
                        Duration.ofSeconds(1)),
                clock);
    }
}
