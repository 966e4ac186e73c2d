package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.NamedStatements;
import rollcall.store.jdbc.Transaction;
import rollcall.store.quotas.DayQuotas;

/** Table {@code heartbeat_batch}: one row a group commit, which waits for its rollup and for the notes that its answers are settled. */
public final class BatchTable {
    /** Earlier batches whose answers are settled are noted in the same message. */
    private static final String INSERT = """
            INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at)
            VALUES (?, ?::int[], ?::uuid[], array_fill(?::date, ARRAY[?::int]), ?::timestamptz)
            RETURNING batch_id;

            UPDATE heartbeat_batch SET answered = true WHERE batch_id = ANY (?::bigint[])
            """;

    /** The same, with what the rows take of the quotas, and the end of the transaction, in the same message. */
    private static final String INSERT_AND_COMMIT = INSERT + ";\n\n" + DayQuotas.ADD_FAR + ";\n\nCOMMIT\n";

    private static final String ANSWERED = """
            UPDATE heartbeat_batch SET answered = true WHERE batch_id = ANY (?::bigint[])
            """;

    private final DataSource dataSource;

    public BatchTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes that every answer of these batches arrived or is remembered as lost. */
    public void answered(Collection<Long> batchIds) throws StoreException {
        try (Connection connection = dataSource.getConnection()) {
            answered(connection, batchIds);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void answered(Connection connection, Collection<Long> batchIds) throws SQLException {
        try (PreparedStatement statement = NamedStatements.prepare(connection, ANSWERED)) {
            statement.setArray(1, Columns.longs(connection, batchIds));
            statement.executeUpdate();
        }
    }

    /**
     * The end of a transaction.
     *
     * @param rows the heartbeats that it stored
     * @param answered earlier batches, of which every answer is settled
     */
    record Batch(int runId, List<ArrivingHeartbeat> rows, Instant at, Collection<Long> answered) {
        private static final int PARAMETERS = 7;

        /**
         * Adds the batch of the rows and what they take of the quotas, and commits: in one round trip while the quotas are far.
         *
         * @return the batch's number; 0 if there are no rows
         */
        long commit(Connection connection, DayQuotas quotas) throws SQLException, DoubtfulCommit {
            if (rows.isEmpty()) {
                BatchTable.answered(connection, answered);
                return 0;
            }
            if (!quotas.isFar()) {
                long number = insert(connection);
                quotas.write(connection);
                return number;
            }
            try (PreparedStatement statement = NamedStatements.prepare(connection, INSERT_AND_COMMIT)) {
                bind(statement);
                quotas.bindFar(statement, PARAMETERS + 1);
                Transaction.executeAndCommit(statement);
                return number(statement);
            } catch (SQLException e) {
                throw quotas.passed(e);
            }
        }

        private long insert(Connection connection) throws SQLException {
            try (PreparedStatement statement = NamedStatements.prepare(connection, INSERT)) {
                bind(statement);
                statement.execute();
                return number(statement);
            }
        }

        private void bind(PreparedStatement statement) throws SQLException {
            Connection connection = statement.getConnection();
            statement.setInt(1, runId);
            statement.setArray(2, Columns.ints(connection, rows, ArrivingHeartbeat::productId));
            statement.setArray(3, Columns.uuids(connection, rows, ArrivingHeartbeat::instanceId));
            statement.setObject(4, LocalDate.ofInstant(at, ZoneOffset.UTC));
            statement.setInt(5, rows.size());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setArray(PARAMETERS, Columns.longs(connection, answered));
        }

        private static long number(PreparedStatement executed) throws SQLException {
            try (ResultSet inserted = executed.getResultSet()) {
                inserted.next();
                return inserted.getLong(1);
            }
        }
    }
}
