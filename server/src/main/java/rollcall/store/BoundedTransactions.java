package rollcall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Transactions with limits that end with them: a session's settings would be lost behind a pooler, or reach somebody else. JDBI's get them
 * here; those of the intake say them with their first statement, which saves a round trip.
 */
public final class BoundedTransactions extends LocalTransactionHandler {
    /**
     * Nothing should wait for a lock longer than a sender waits for its answer, or for a statement longer than a page is worth. A
     * transaction whose process stands still lets go.
     */
    public static final String LIMITS = """
            SET LOCAL lock_timeout = '10s';

            SET LOCAL statement_timeout = '60s';

            SET LOCAL idle_in_transaction_session_timeout = '60s';

            """;

    private static final int STATEMENTS = 3;

    @Override
    public void begin(Handle handle) {
        super.begin(handle);
        try {
            limit(handle.getConnection());
        } catch (SQLException e) {
            throw new TransactionException("the transaction's limits could not be set", e);
        }
    }

    /** A handler for each handle keeps what it changed there; it has to be one of these again. */
    @Override
    public TransactionHandler specialize(Handle handle) {
        return new BoundedTransactions();
    }

    /** Goes on to the result of the first statement behind {@link #LIMITS}, in what was executed. */
    public static void skip(Statement executed) throws SQLException {
        for (int i = 0; i < STATEMENTS; i++) {
            executed.getMoreResults();
        }
    }

    /** To be said first in a transaction. */
    public static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
    }
}
