package rollcall.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.StoreException.DoubtfulCommit;

/**
 * A transaction that tells its caller how it ended: committed, not committed, or in doubt because the connection broke during the commit.
 */
public final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private Transaction() {}

    /** The work of a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws SQLException if nothing is to be committed
         * @throws DoubtfulCommit of {@link Transaction#executeAndCommit}
         */
        T in(Connection connection) throws SQLException, DoubtfulCommit;
    }

    /**
     * Does the work, then commits it or rolls it back.
     *
     * @param keep whether the work's result is to be committed
     * @throws SQLException if nothing was committed
     * @throws DoubtfulCommit if the connection broke while the commit was under way
     */
    public static <T> T run(DataSource dataSource, Work<T> work, Predicate<T> keep)
            throws SQLException, DoubtfulCommit {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            T result = work.in(connection);
            if (keep.test(result)) {
                commit(connection);
            } else {
                connection.rollback();
            }
            return result;
        } catch (DoubtfulCommit e) {
            throw e;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            close(connection);
        }
    }

    /**
     * Executes statements of which the last is COMMIT, in one round trip. To be the last thing of the work.
     *
     * @throws SQLException if nothing was committed
     * @throws DoubtfulCommit if the connection broke while it was under way, or there is a warning, as in {@link #commit}
     */
    public static void executeAndCommit(PreparedStatement statement) throws SQLException, DoubtfulCommit {
        try {
            statement.execute();
        } catch (SQLException e) {
            if (isRefused(e) || isBeforeCommit(e)) {
                throw e;
            }
            throw new DoubtfulCommit(e);
        }
        SQLWarning warning = statement.getWarnings();
        if (warning != null) {
            throw new DoubtfulCommit(warning);
        }
    }

    /** A lock was not free in time, a statement took too long, or there is no room. A commit itself does not fail so. */
    private static boolean isBeforeCommit(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("55P03") || state.equals("57014") || state.startsWith("53");
    }

    /**
     * If the database itself rejected the commit, because of the data or of another transaction, nothing was committed. Any other failure
     * leaves the outcome in doubt. So does a warning: somebody cancelled the wait for the synchronous standby, and what is committed here is
     * perhaps not there.
     */
    private static void commit(Connection connection) throws SQLException, DoubtfulCommit {
        try {
            connection.clearWarnings();
            connection.commit();
            SQLWarning warning = connection.getWarnings();
            if (warning != null) {
                throw warning;
            }
        } catch (SQLException e) {
            if (isRefused(e)) {
                throw e;
            }
            throw new DoubtfulCommit(e);
        }
    }

    private static boolean isRefused(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("40");
    }

    private static void rollBack(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** The transaction is over by now: a connection that cannot be given back does not change how it ended. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close: {}", Trace.of(e));
        }
    }
}
