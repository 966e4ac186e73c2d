package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Tables {@code heartbeat} and {@code heartbeat_batch}, within a group commit. */
final class HeartbeatTable {
    // Three statements that go out in one message: the day's rows, the batch row, and the receipts of earlier batches.
    private static final String INSERT = """
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, version, kept)
            SELECT product_id, instance_id, ?::date, ordinal, ?::timestamptz, version, kept::jsonb
            FROM unnest(?::int[], ?::uuid[], ?::int[], ?::text[], ?::text[]) AS stored (product_id, instance_id, ordinal, version, kept)
            ON CONFLICT (product_id, instance_id, day) DO UPDATE
            SET received_at = excluded.received_at, version = excluded.version, kept = excluded.kept;

            INSERT INTO heartbeat_batch (run_id, product_ids, instance_ids, days, accepted_at)
            VALUES (?, ?::int[], ?::uuid[], array_fill(?::date, ARRAY[?::int]), ?::timestamptz)
            RETURNING batch_id;

            UPDATE heartbeat_batch SET answered = true WHERE batch_id = ANY (?::bigint[])
            """;

    private HeartbeatTable() {}

    /** Writes the rows of one group; for an empty one the receipts alone. Returns the batch's number, 0 for an empty one. */
    static long insert(
            Connection connection,
            int runId,
            List<NumberedHeartbeat> stored,
            Instant at,
            LocalDate day,
            Collection<Long> answered)
            throws SQLException {
        if (stored.isEmpty()) {
            BatchTable.answered(connection, answered);
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, day);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setArray(
                    3, Columns.ints(connection, stored, one -> one.key().productId()));
            statement.setArray(
                    4, Columns.uuids(connection, stored, one -> one.key().instanceId()));
            statement.setArray(5, Columns.ints(connection, stored, NumberedHeartbeat::ordinal));
            statement.setArray(
                    6, Columns.texts(connection, stored, one -> one.heartbeat().version()));
            statement.setArray(
                    7, Columns.texts(connection, stored, one -> one.heartbeat().json()));
            statement.setInt(8, runId);
            statement.setArray(
                    9, Columns.ints(connection, stored, one -> one.key().productId()));
            statement.setArray(
                    10, Columns.uuids(connection, stored, one -> one.key().instanceId()));
            statement.setObject(11, day);
            statement.setInt(12, stored.size());
            statement.setObject(13, at.atOffset(ZoneOffset.UTC));
            statement.setArray(14, Columns.longs(connection, answered));
            statement.execute();
            return batchId(statement);
        }
    }

    private static long batchId(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        try (ResultSet rows = statement.getResultSet()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
