package rollcall.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import rollcall.store.DatabaseUrl;

/** Locks a table against reading and writing until this is closed, as a forgotten psql of an operator can. */
public final class TableLock implements AutoCloseable {
    private final Connection connection;
    private final Connection watcher;

    private TableLock(Connection connection, Connection watcher) {
        this.connection = connection;
        this.watcher = watcher;
    }

    /** Waits until no other transaction holds the table, and locks it. */
    public static TableLock take(String databaseUrl, String table) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return new TableLock(connection, DriverManager.getConnection(url.jdbc(), url.user(), url.password()));
    }

    /** Whether a transaction waits for a lock of any table. */
    public boolean isWaitedFor() {
        try (Statement statement = watcher.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND locktype = 'relation'"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        watcher.close();
        connection.rollback();
        connection.close();
    }
}
