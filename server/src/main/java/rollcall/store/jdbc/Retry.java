package rollcall.store.jdbc;

import java.sql.SQLException;
import java.util.Set;
import rollcall.store.StoreException;

/** Repeats work that failed because of another transaction: without a pause, and with at most five attempts in all. */
public final class Retry {
    /** SQLSTATE 40P01: two transactions waited for each other, and the database ended this one. */
    public static final String DEADLOCK = "40P01";

    /** SQLSTATE XX000: a node of a cluster rejected a row of COPY, and the coordinator does not pass on why. INSERT tells. */
    public static final String COPY_REJECTED = "XX000";

    private static final int TRIES = 5;

    private Retry() {}

    /** One attempt; {@code again} is false for the first and true for all others. */
    @FunctionalInterface
    public interface Retryable<T> {
        T run(boolean again) throws SQLException, StoreException;
    }

    /**
     * Runs an attempt until it succeeds or fails for good.
     *
     * @param states SQLSTATEs of the failures after which it is repeated; a doubtful commit is never repeated
     * @throws SQLException of the last attempt
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
