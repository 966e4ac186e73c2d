package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Tables {@code event_batch} and {@code event_batch_seen}. */
public final class EventBatchTable {
    private static final String IN_DOUBT = """
            SELECT batch_id, run_id, marks
            FROM event_batch
            WHERE product_id = ? AND instance_id = ? AND NOT answered AND batch_id <> ALL (?::bigint[])
            ORDER BY batch_id
            """;

    private static final String SEEN = """
            INSERT INTO event_batch_seen (product_id, instance_id, sender_batch_id, accepted_at)
            VALUES (?, ?, ?, ?::timestamptz)
            ON CONFLICT (product_id, instance_id, sender_batch_id) DO NOTHING
            """;

    private static final String INSERT = """
            INSERT INTO event_batch (run_id, product_id, instance_id, ordinal, accepted_at, marks, summary)
            VALUES (?, ?, ?, ?, ?::timestamptz, ?, ?::json)
            RETURNING batch_id, (SELECT keep_event_days FROM product p WHERE p.product_id = event_batch.product_id)
            """;

    private static final String SETTLE = """
            UPDATE event_batch SET answered = true, marks = '' WHERE batch_id = ANY (?::bigint[])
            """;

    private static final String LOSE = "UPDATE event_batch SET run_id = 0 WHERE batch_id = ANY (?::bigint[])";

    private static final String EXPIRE = """
            UPDATE event_batch SET answered = true, marks = '' WHERE NOT answered AND run_id = 0 AND accepted_at < ?::timestamptz;

            DELETE FROM event_batch_seen WHERE accepted_at < ?::timestamptz
            """;

    private final DataSource dataSource;

    public EventBatchTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A batch whose answer was not confirmed.
     *
     * @param runId the server whose answer is under way; 0 when it is known to be lost
     */
    record InDoubt(long batchId, int runId, Marks marks) {}

    /**
     * A batch's new row.
     *
     * @param keepDays for how many days its product keeps raw events
     */
    record Inserted(long batchId, int keepDays) {}

    /** Notes that the answers of these batches reached their senders. */
    public void answered(Collection<Long> batchIds) throws StoreException {
        update(SETTLE, batchIds);
    }

    /** Notes that the answers of these batches are lost: from now on a resend is looked for. */
    public void lost(Collection<Long> batchIds) throws StoreException {
        update(LOSE, batchIds);
    }

    /**
     * Forgets what no sender can send again any more.
     *
     * @param doubts lost answers from before
     * @param seen identifiers of batches from before
     */
    public void expire(Instant doubts, Instant seen) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, doubts.atOffset(ZoneOffset.UTC));
            statement.setObject(2, seen.atOffset(ZoneOffset.UTC));
            statement.execute();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The instance's batches whose answers were not confirmed, oldest first. */
    static List<InDoubt> inDoubt(Connection connection, ArrivingBatch batch, Collection<Long> answered)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_DOUBT)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            statement.setArray(3, Columns.longs(connection, answered));
            List<InDoubt> inDoubt = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inDoubt.add(new InDoubt(rows.getLong(1), rows.getInt(2), Marks.read(rows.getBytes(3))));
                }
            }
            return inDoubt;
        }
    }

    /** Whether a batch of that identifier was here before; from now on it was. */
    static boolean seenBefore(Connection connection, ArrivingBatch batch, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            statement.setObject(3, batch.senderBatchId());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 0;
        }
    }

    /** Adds a batch whose answer is under way on this server. */
    static Inserted insert(
            Connection connection, int runId, ArrivingBatch batch, int ordinal, Instant at, Marks marks, String summary)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, runId);
            statement.setInt(2, batch.productId());
            statement.setObject(3, batch.instanceId());
            statement.setInt(4, ordinal);
            statement.setObject(5, at.atOffset(ZoneOffset.UTC));
            statement.setBytes(6, marks.bytes());
            statement.setString(7, summary);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Inserted(rows.getLong(1), rows.getInt(2));
            }
        }
    }

    /** A resend took the place of these batches: it is the one whose answer matters now. */
    static void settle(Connection connection, Collection<Long> batchIds) throws SQLException {
        if (!batchIds.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
                statement.setArray(1, Columns.longs(connection, batchIds));
                statement.executeUpdate();
            }
        }
    }

    private void update(String sql, Collection<Long> batchIds) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, Columns.longs(connection, batchIds));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
