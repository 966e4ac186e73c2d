package rollcall.store;

import java.sql.SQLException;
import java.util.Set;

/** The database failed. The message tells the kind of failure and nothing else, because a database's messages can quote values. */
public class StoreException extends Exception {
    /** The connection broke while a commit was under way: the rows are there or they are not, and nobody here can know. */
    public static final class DoubtfulCommit extends StoreException {
        private static final long serialVersionUID = 1L;

        public DoubtfulCommit(SQLException cause) {
            super(cause);
        }
    }

    private static final long serialVersionUID = 1L;
    private static final Set<String> DATA = Set.of("21", "22", "23", "54", "XX");

    public StoreException(SQLException cause) {
        super(kind(cause), cause);
    }

    /** The classes of a failure and its causes, with the database's code (SQLSTATE) where there is one; never a message. */
    public static String kind(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof SQLException sql) {
            kind += " " + sql.getSQLState();
        }
        return failure.getCause() == null ? kind : kind + " < " + kind(failure.getCause());
    }

    /** Whether the database, or the connection to it, had a part in a failure. */
    public static boolean isOfDatabase(Throwable failure) {
        return failure instanceof SQLException || failure.getCause() != null && isOfDatabase(failure.getCause());
    }

    /**
     * Whether the database could not do it because of the data themselves (SQLSTATE classes 21, 22, 23, 54 and XX: an unfit value, a limit
     * of a row, damaged pages), and not because of a lock, a full disk or a lost connection: doing it again would fail again.
     */
    public static boolean isOfData(Throwable failure) {
        if (failure instanceof SQLException sql && sql.getSQLState() != null) {
            return DATA.contains(sql.getSQLState().substring(0, 2));
        }
        return failure.getCause() != null && isOfData(failure.getCause());
    }

    /** Work in the database. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException, StoreException;
    }

    /** Work that has no result. */
    @FunctionalInterface
    public interface Action {
        void run() throws SQLException, StoreException;
    }

    /** Does the work and translates its failures, so that rooms outside need not know JDBC. */
    public static <T> T translating(Work<T> work) throws StoreException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The same without a result. */
    public static void translatingAction(Action action) throws StoreException {
        try {
            action.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
