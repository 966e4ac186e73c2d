package rollcall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** A transaction whose caller has to know whether it is over, or nobody can know. */
final class Transaction {
    private Transaction() {}

    /** What is done in it. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work and commits it, or undoes it if what came of it is not to be kept.
     *
     * @throws SQLException if nothing was committed
     * @throws DoubtfulCommit if the connection broke while the commit was under way
     */
    static <T> T run(DataSource dataSource, Work<T> work, Predicate<T> keep) throws SQLException, DoubtfulCommit {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.in(connection);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            if (keep.test(result)) {
                commit(connection);
            } else {
                connection.rollback();
            }
            return result;
        }
    }

    private static void commit(Connection connection) throws DoubtfulCommit {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DoubtfulCommit(e);
        }
    }
}
