package rollcall.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Lets one server at a time send (advisory lock 7205). The database gives it back when the connection ends, and so when its server dies. */
public final class SenderLock {
    private static final String TRY = "SELECT pg_try_advisory_lock(7205)";
    private static final String GIVE_BACK = "SELECT pg_advisory_unlock(7205)";

    private final DataSource dataSource;

    public SenderLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes it; empty, at once, if another server has it. A run takes minutes, so it is the session's, not a transaction's. */
    public Optional<Held> tryTake() throws StoreException {
        return StoreException.translating(() -> {
            Connection connection = dataSource.getConnection();
            boolean taken = false;
            try {
                taken = isTrue(connection, TRY);
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
            return taken ? Optional.of(new Held(connection)) : Optional.empty();
        });
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The lock, until it is closed or its connection is lost. */
    public static final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        /** Whether it is still ours: another server may have taken it since the connection was lost. */
        public boolean isHeld() {
            try {
                return isTrue(connection, "SELECT true");
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() throws StoreException {
            StoreException.translating(() -> {
                try (connection) {
                    isTrue(connection, GIVE_BACK);
                } catch (SQLException e) {
                    // Back in the pool it would keep the lock.
                    connection.abort(Runnable::run);
                    throw e;
                }
                return null;
            });
        }
    }
}
