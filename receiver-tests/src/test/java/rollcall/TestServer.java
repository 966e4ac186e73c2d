package rollcall;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Real servers in this process, each on a free port over a database of its own unless a URL is given. */
public final class TestServer {
    private TestServer() {}

    public static Wiring start() {
        return start(Clock.systemUTC(), TestDatabase.fresh());
    }

    /** For what needs the hands of the clock moved, or two servers on one database. */
    public static Wiring start(Clock clock, String databaseUrl) {
        return Wiring.start(
                new Settings(
                        "127.0.0.1",
                        0,
                        Path.of("target", "unused"),
                        Optional.of(databaseUrl),
                        false,
                        OptionalInt.of(0),
                        Duration.ofSeconds(1)),
                clock);
    }

    public static URI at(Wiring server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
