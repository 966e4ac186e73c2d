package rollcall.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whether the database answers within a second and takes writes, which a standby does not. It asks over a connection of its own, because a busy
 * pool is no failure.
 *
 * <p>An answer is reused for half a second, so that any number of callers costs the database at most two connections a second.
 */
final class DatabaseHealth {
    private static final long STANDS = Duration.ofMillis(500).toNanos();

    private static final String WRITES = "SELECT current_setting('transaction_read_only') = 'off'";

    private final PGSimpleDataSource source;
    private boolean beats;
    private long asked = System.nanoTime() - 2 * STANDS;

    DatabaseHealth(PGSimpleDataSource source) {
        this.source = source;
        DataSources.hurry(source);
    }

    synchronized boolean beats() {
        if (System.nanoTime() - asked > STANDS) {
            beats = ask();
            asked = System.nanoTime();
        }
        return beats;
    }

    private boolean ask() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITES)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
