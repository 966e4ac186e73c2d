package rollcall.store.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import rollcall.store.jdbc.Locks;

/**
 * Lets one server at a time do a job. A transaction holds the lock, so that a pooler can neither lose nor keep it. The transaction does nothing else,
 * holds no snapshot, and ends with its server.
 */
public final class JobLock {
    private static final String TRY = "SELECT pg_try_advisory_xact_lock(?, hashtext(?))";

    /** A job may take longer than the pool permits a transaction to be idle. */
    private static final String PATIENCE = "SET LOCAL idle_in_transaction_session_timeout = 0";

    private final DataSource dataSource;
    private final String job;

    public JobLock(DataSource dataSource, String job) {
        this.dataSource = dataSource;
        this.job = job;
    }

    /** The work under the lock. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Does the work, unless another server does it at this moment.
     *
     * @return whether it was done here
     */
    public boolean ifFree(Work work) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean free = take(connection);
            try {
                if (free) {
                    work.run();
                }
            } finally {
                connection.rollback();
            }
            return free;
        }
    }

    private boolean take(Connection connection) throws SQLException {
        try (Statement patience = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(TRY)) {
            patience.execute(PATIENCE);
            statement.setInt(1, Locks.JOB.number());
            statement.setString(2, job);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
