package rollcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator may choose, read once at start.
 *
 * @param host the address to listen on
 * @param port 0 is any free port
 * @param dataDir where the embedded PostgreSQL lives; unused with a database URL
 * @param databaseUrl an external PostgreSQL
 * @param demo whether to show a believable fleet, in a database of its own
 * @param metricsPort where to answer {@code GET /metrics}; 0 is any free port
 * @param foldEvery how long after one fold of new heartbeats the next one starts
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        Optional<String> databaseUrl,
        boolean demo,
        OptionalInt metricsPort,
        Duration foldEvery) {
    /** How often new heartbeats are folded unless it is said otherwise; the demo shows itself off faster. */
    public static Duration foldEvery(boolean demo) {
        return Duration.ofSeconds(demo ? 5 : 15);
    }
}
