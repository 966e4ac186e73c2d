package rollcall.store.checkup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Whether a pooler stands before the database, and whether it keeps a transaction together. */
final class PoolerCheck implements Examination {
    private static final String SESSION = "SELECT pg_backend_pid()";

    private final DataSource source;

    PoolerCheck(DataSource source) {
        this.source = source;
    }

    @Override
    public List<Finding> look() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            int first = session(connection);
            int second = session(connection);
            connection.rollback();
            if (first != second) {
                return List.of(statements());
            }
            return List.of(
                    connection.unwrap(PGConnection.class).getBackendPID() == first
                            ? Finding.ok("pooler", "none in between")
                            : Finding.ok(
                                    "pooler",
                                    "one in between, which keeps transactions together; it needs five sessions or more for Rollcall"));
        } catch (SQLException e) {
            return List.of(statements());
        }
    }

    private static Finding statements() {
        return Finding.wrong("pooler", "it does not keep transactions together: pool_mode = transaction");
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSION)) {
            row.next();
            return row.getInt(1);
        }
    }
}
