package rollcall.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.DoubtfulCommit;

/** A transaction whose caller has to know whether it is over, or nobody can know. */
public final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private Transaction() {}

    /** What is done in it. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work and commits it, or undoes it if what came of it is not to be kept.
     *
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

    /** A commit that the database itself refused, for what is in the transaction or because of another one, is over: nothing was committed. */
    private static void commit(Connection connection) throws SQLException, DoubtfulCommit {
        try {
            connection.commit();
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

    /** Once the transaction is over, a connection that cannot be given back changes nothing of how it ended. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close: {}", Trace.of(e));
        }
    }
}
