package rollcall.store.jdbc;

import java.sql.SQLException;
import java.util.Set;
import rollcall.store.StoreException;

/** Does again what failed because another transaction got in its way: a bounded number of times, at once. */
public final class Retry {
    /** SQLSTATE 40P01: two transactions each waited for the other, and this one gave way. */
    public static final String DEADLOCK = "40P01";

    private static final int TRIES = 5;

    private Retry() {}

    /** One try; knows whether it is a further one. */
    @FunctionalInterface
    public interface Retryable<T> {
        T run(boolean again) throws SQLException, StoreException;
    }

    /**
     * @param states SQLSTATEs of failures that a further try may mend; a doubtful commit never is one
     * @throws SQLException of the last try
     */
    public static <T> T on(Set<String> states, Retryable<T> retryable) throws SQLException, StoreException {
        for (int tries = 1; ; tries++) {
            try {
                return retryable.run(tries > 1);
            } catch (SQLException e) {
                if (tries == TRIES || !states.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }
}
