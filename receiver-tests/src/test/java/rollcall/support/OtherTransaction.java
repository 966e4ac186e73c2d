package rollcall.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import rollcall.store.DatabaseUrl;

/** A transaction on a connection of its own that competes with a server. It stays open until the test commits it or closes this. */
public final class OtherTransaction implements AutoCloseable {
    private final Connection connection;

    public OtherTransaction(String databaseUrl) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
