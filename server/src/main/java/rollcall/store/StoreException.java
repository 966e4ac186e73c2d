package rollcall.store;

import java.sql.SQLException;

/** The database did not do what it was asked. Says which kind of failure it was and nothing else: a database's messages can quote values. */
public class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(SQLException cause) {
        super(kind(cause), cause);
    }

    /** The kinds of a failure and its causes, with the database's code (SQLSTATE) where there is one; never a message. */
    public static String kind(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof SQLException sql) {
            kind += " " + sql.getSQLState();
        }
        return failure.getCause() == null ? kind : kind + " < " + kind(failure.getCause());
    }

    /** Work that a method of the store does in the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, StoreException;
    }

    /** Does the work; rooms outside learn of a failure without having to know JDBC. */
    static <T> T translating(Work<T> work) throws StoreException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
