package rollcall.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements that the database keeps under a name in the session, so that it parses and plans them once and not for each group of heartbeats. Where
 * the URL of the database does not permit names, for example behind a pooler, they are statements as all others.
 */
public final class NamedStatements {
    /** The driver's number of executions from which on a statement has a name. */
    private static final int FIRST = 1;

    private NamedStatements() {}

    /** Prepares a statement. The driver keeps its name with the connection, so the next one with the same text is found again. */
    public static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        PGStatement driver = statement.unwrap(PGStatement.class);
        if (driver.getPrepareThreshold() > 0) {
            driver.setPrepareThreshold(FIRST);
        }
        return statement;
    }
}
