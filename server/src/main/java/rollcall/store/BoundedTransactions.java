package rollcall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Gives transactions their time limits. The limits end with the transaction, because behind a pooler a session's settings would be lost, or reach
 * another client. JDBI's transactions get them here; those of the intake set them with their first statement, which saves a round trip.
 */
public final class BoundedTransactions extends LocalTransactionHandler {
    /**
     * Nothing waits for a lock longer than a sender waits for its answer, nor for a statement longer than a person waits for a page. A
     * transaction whose process stands still is ended.
     */
    public static final String LIMITS = """
            SELECT set_config('lock_timeout', '10s', true), set_config('statement_timeout', '60s', true),
                   set_config('idle_in_transaction_session_timeout', '60s', true);

            """;

    @Override
    public void begin(Handle handle) {
        super.begin(handle);
        try {
            limit(handle.getConnection());
        } catch (SQLException e) {
            throw new TransactionException("the transaction's limits could not be set", e);
        }
    }

    /** JDBI makes one handler for each handle; each of them has to set the limits as well. */
    @Override
    public TransactionHandler specialize(Handle handle) {
        return new BoundedTransactions();
    }

    /** Goes on to the result of the first statement behind {@link #LIMITS}. */
    public static void skip(Statement executed) throws SQLException {
        executed.getMoreResults();
    }

    /** Sets the limits; to be called first in a transaction. */
    public static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
    }
}
