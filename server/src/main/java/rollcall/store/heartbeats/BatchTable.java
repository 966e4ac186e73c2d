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
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.NamedStatements;

/** Table {@code heartbeat_batch}: one row a group commit, which waits for its rollup and for the notes that its answers are settled. */
public final class BatchTable {
    /** Earlier batches whose answers are settled are noted in the same message. */
    private static final String INSERT = """
            INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at)
            VALUES (?, ?::int[], ?::uuid[], array_fill(?::date, ARRAY[?::int]), ?::timestamptz)
            RETURNING batch_id;

            UPDATE heartbeat_batch SET answered = true WHERE batch_id = ANY (?::bigint[])
            """;

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
     * Adds a batch of rows, within their transaction.
     *
     * @param answered earlier batches, of which every answer is settled
     * @return its number; 0 if there are no rows
     */
    static long insert(
            Connection connection, int runId, List<ArrivingHeartbeat> rows, Instant at, Collection<Long> answered)
            throws SQLException {
        if (rows.isEmpty()) {
            answered(connection, answered);
            return 0;
        }
        try (PreparedStatement statement = NamedStatements.prepare(connection, INSERT)) {
            statement.setInt(1, runId);
            statement.setArray(2, Columns.ints(connection, rows, ArrivingHeartbeat::productId));
            statement.setArray(3, Columns.uuids(connection, rows, ArrivingHeartbeat::instanceId));
            statement.setObject(4, LocalDate.ofInstant(at, ZoneOffset.UTC));
            statement.setInt(5, rows.size());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setArray(7, Columns.longs(connection, answered));
            statement.execute();
            try (ResultSet inserted = statement.getResultSet()) {
                inserted.next();
                return inserted.getLong(1);
            }
        }
    }
}
