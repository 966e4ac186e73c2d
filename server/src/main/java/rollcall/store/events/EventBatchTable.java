package rollcall.store.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import rollcall.store.BoundedTransactions;
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.Locks;

/** Tables {@code event_batch} and {@code event_batch_seen}, within the transaction that stores a batch. */
final class EventBatchTable {
    /*
     * The lock admits one batch of an instance at a time, on whatever server: two copies must not both find nothing before them. The statements
     * behind it see what the batch before has committed. The number is taken here, so that the rows can go in while they are counted.
     */
    private static final String OPEN = BoundedTransactions.LIMITS + """
            SELECT pg_advisory_xact_lock(?, ?);

            SELECT batch_id, run_id, marks
            FROM event_batch
            WHERE product_id = ? AND instance_id = ? AND NOT answered
            ORDER BY batch_id;

            SELECT nextval('event_batch_batch_id_seq'), keep_event_days FROM product WHERE product_id = ?;

            SELECT ordinal FROM instance WHERE product_id = ? AND instance_id = ?
            """;

    private static final String IN_DOUBT = """
            SELECT batch_id, run_id, marks
            FROM event_batch
            WHERE product_id = ? AND instance_id = ? AND NOT answered
            ORDER BY batch_id
            """;

    private static final String WAS_SEEN = """
            SELECT EXISTS (
                       SELECT 1 FROM event_batch_seen WHERE product_id = ? AND instance_id = ? AND sender_batch_id = ?
                   )
            """;

    private static final String SEEN = """
            INSERT INTO event_batch_seen (product_id, instance_id, sender_batch_id, accepted_at)
            VALUES (?, ?, ?, ?::timestamptz)
            ON CONFLICT (product_id, instance_id, sender_batch_id) DO NOTHING
            """;

    private static final String INSERT = """
            INSERT INTO event_batch (batch_id, run_id, product_id, instance_id, ordinal, accepted_at, marks, summary)
            OVERRIDING SYSTEM VALUE
            VALUES (?, ?, ?, ?, ?, ?::timestamptz, ?, ?::json);

            UPDATE event_batch SET answered = true, marks = '' WHERE batch_id = ANY (?::bigint[])
            """;

    private EventBatchTable() {}

    /**
     * A batch whose answer was not confirmed.
     *
     * @param runId the server whose answer is under way; 0 when it is known to be lost
     */
    record InDoubt(long batchId, int runId, EventHashes marks) {}

    /**
     * The place of a batch that is about to be stored.
     *
     * @param batchId its number
     * @param ordinal the position of its instance in every bitmap; {@value #NOT_KNOWN} if the instance sent no report before
     * @param keepDays for how many days its product keeps raw events
     * @param inDoubt the instance's batches whose answers were not confirmed, oldest first
     */
    record Place(long batchId, int ordinal, int keepDays, List<InDoubt> inDoubt) {
        private static final int NOT_KNOWN = -1;

        /** Whether the instance sent no report before. */
        boolean isOfNewInstance() {
            return ordinal == NOT_KNOWN;
        }

        /** The same once the instance has a position. */
        Place at(int position) {
            return new Place(batchId, position, keepDays, inDoubt);
        }
    }

    /** Takes the lock of the batch's instance and finds a place for the batch. */
    static Place open(Connection connection, ArrivingBatch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setInt(1, Locks.EVENTS_OF_INSTANCE.number());
            statement.setInt(2, batch.key().lock());
            statement.setInt(3, batch.productId());
            statement.setObject(4, batch.instanceId());
            statement.setInt(5, batch.productId());
            statement.setInt(6, batch.productId());
            statement.setObject(7, batch.instanceId());
            statement.execute();
            BoundedTransactions.skip(statement);
            List<InDoubt> inDoubt = next(statement, EventBatchTable::inDoubt);
            Numbered numbered = next(statement, EventBatchTable::numbered);
            int ordinal = next(statement, EventBatchTable::ordinal).orElse(Place.NOT_KNOWN);
            return new Place(numbered.batchId(), ordinal, numbered.keepDays(), inDoubt);
        }
    }

    /** The number that a batch gets, and for how many days its product keeps raw events. */
    private record Numbered(long batchId, int keepDays) {}

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** Goes on to the result of the next statement of a message and reads it. */
    private static <T> T next(PreparedStatement executed, Reading<T> reading) throws SQLException {
        executed.getMoreResults();
        try (ResultSet rows = executed.getResultSet()) {
            return reading.of(rows);
        }
    }

    private static Numbered numbered(ResultSet rows) throws SQLException {
        rows.next();
        return new Numbered(rows.getLong(1), rows.getInt(2));
    }

    private static OptionalInt ordinal(ResultSet rows) throws SQLException {
        return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
    }

    /** The batches in doubt at this moment. The caller holds the lock of the instance. */
    static List<InDoubt> inDoubt(Connection connection, ArrivingBatch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_DOUBT)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            try (ResultSet rows = statement.executeQuery()) {
                return inDoubt(rows);
            }
        }
    }

    private static List<InDoubt> inDoubt(ResultSet rows) throws SQLException {
        List<InDoubt> inDoubt = new ArrayList<>();
        while (rows.next()) {
            inDoubt.add(new InDoubt(rows.getLong(1), rows.getInt(2), EventHashes.read(rows.getBytes(3))));
        }
        return inDoubt;
    }

    /** Whether the identifier of a batch was noted before. */
    static boolean wasSeen(Connection connection, ArrivingBatch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAS_SEEN)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            statement.setObject(3, batch.senderBatchId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Notes the identifier of a batch; returns whether it was noted before. */
    static boolean seenBefore(Connection connection, ArrivingBatch batch, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            statement.setObject(3, batch.senderBatchId());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 0;
        }
    }

    /**
     * Adds a batch whose answer is under way on this server.
     *
     * @param replaced batches of which it is the resend: from now on only the answer to this one matters
     */
    static void insert(
            Connection connection,
            int runId,
            ArrivingBatch batch,
            Place place,
            Instant at,
            EventHashes eventHashes,
            EventSummary summary,
            Collection<Long> replaced)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, place.batchId());
            statement.setInt(2, runId);
            statement.setInt(3, batch.productId());
            statement.setObject(4, batch.instanceId());
            statement.setInt(5, place.ordinal());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setBytes(7, eventHashes.bytes());
            statement.setString(8, summary.json());
            statement.setArray(9, Columns.longs(connection, replaced));
            statement.execute();
        }
    }
}
