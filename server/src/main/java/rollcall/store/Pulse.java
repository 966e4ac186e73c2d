package rollcall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whether the database answers within a second, asked over a connection of its own: a pool that is busy is no sickness.
 *
 * <p>An answer stands for half a second, so that any number of callers costs the database two connections a second.
 */
final class Pulse {
    private static final long STANDS = Duration.ofMillis(500).toNanos();

    private final PGSimpleDataSource source;
    private boolean beats;
    private long asked = System.nanoTime() - 2 * STANDS;

    Pulse(PGSimpleDataSource source) {
        this.source = source;
        source.setConnectTimeout(1);
        source.setSocketTimeout(1);
        source.setLoginTimeout(1);
    }

    synchronized boolean beats() {
        if (System.nanoTime() - asked > STANDS) {
            beats = ask();
            asked = System.nanoTime();
        }
        return beats;
    }

    private boolean ask() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
