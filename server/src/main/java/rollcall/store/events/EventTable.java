package rollcall.store.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import rollcall.gate.KeptEvent;
import rollcall.store.jdbc.KeptJson;

/** Table {@code event}, within the transaction of a batch. */
final class EventTable {
    private static final String COPY = """
            COPY event (product_id, instance_id, received_on, batch_id, ordinal, version, day, name, type, source, profile, properties, context)
            FROM STDIN
            """;

    private static final String INSERT = """
            INSERT INTO event (product_id, instance_id, received_on, batch_id, ordinal, version, day, name, type, source, profile, properties, context)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)
            """;

    /** Bytes handed over at once: the database takes up what it has while the next ones are written. */
    private static final int PORTION = 32 * 1024;

    private EventTable() {}

    /**
     * What was written of a batch.
     *
     * @param hashes of every event of the batch, in its order; those of the events that were not written are the duplicate matcher's
     * @param events how many were written
     * @param bytes how many bytes their names, types, sources, properties and contexts have
     * @param counter the events that were written, counted
     */
    record Written(long[] hashes, int events, long bytes, EventCounter counter) {}

    /** Adds a row for each event of a batch that was not sent before. */
    @FunctionalInterface
    interface Way {
        Written add(
                Connection connection,
                ArrivingBatch batch,
                EventBatchTable.Place place,
                LocalDate receivedOn,
                DuplicateMatcher duplicates)
                throws SQLException;
    }

    /** The fast {@link Way}. */
    static Written copy(
            Connection connection,
            ArrivingBatch batch,
            EventBatchTable.Place place,
            LocalDate receivedOn,
            DuplicateMatcher duplicates)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            CopyText text = new CopyText(PORTION + PORTION / 4);
            Written written = write(batch, duplicates, text, shared(batch, place, receivedOn), event -> {
                if (text.size() >= PORTION) {
                    hand(copy, text);
                }
            });
            if (text.size() > 0) {
                hand(copy, text);
            }
            copy.endCopy();
            return written;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The {@link Way} that tells why the database rejected a row where COPY on a cluster did not. It takes some hundred times as long. */
    static Written insert(
            Connection connection,
            ArrivingBatch batch,
            EventBatchTable.Place place,
            LocalDate receivedOn,
            DuplicateMatcher duplicates)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, batch.productId());
            statement.setObject(2, batch.instanceId());
            statement.setObject(3, receivedOn);
            statement.setLong(4, place.batchId());
            statement.setInt(5, place.ordinal());
            statement.setString(6, batch.version());
            CopyText text = new CopyText(1_024);
            return write(batch, duplicates, text, "", event -> {
                text.cut(0);
                insert(statement, event);
            });
        }
    }

    private static void insert(PreparedStatement statement, KeptEvent event) throws SQLException {
        statement.setObject(7, event.day());
        statement.setString(8, event.name());
        statement.setString(9, event.type());
        statement.setString(10, event.source());
        statement.setObject(11, event.profile().isPresent() ? event.profile().getAsLong() : null, Types.BIGINT);
        statement.setString(12, KeptJson.of(event.properties()));
        statement.setString(13, KeptJson.of(event.context()));
        statement.executeUpdate();
    }

    /** Does the same and keeps no row: for products that keep counts alone, and to learn how many bytes a batch has. */
    static Written count(ArrivingBatch batch, DuplicateMatcher duplicates) throws SQLException {
        CopyText text = new CopyText(1_024);
        return write(batch, duplicates, text, "", event -> text.cut(0));
    }

    private interface AfterRow {
        void of(KeptEvent event) throws SQLException;
    }

    private static Written write(
            ArrivingBatch batch, DuplicateMatcher duplicates, CopyText text, String shared, AfterRow afterRow)
            throws SQLException {
        EventRows rows = new EventRows(text, shared);
        EventCounter counter = new EventCounter();
        long[] hashes = duplicates.marks().clone();
        int events = 0;
        for (int row = 0; row < hashes.length; row++) {
            if (!duplicates.repeated()[row]) {
                KeptEvent event = batch.events().get(row);
                hashes[row] = rows.add(event);
                counter.add(event);
                events++;
                afterRow.of(event);
            }
        }
        return new Written(hashes, events, rows.bytes(), counter);
    }

    private static void hand(CopyIn copy, CopyText text) throws SQLException {
        copy.writeToCopy(text.bytes(), 0, text.size());
        copy.flushCopy();
        text.cut(0);
    }

    /** The columns that all rows of a batch share. */
    private static String shared(ArrivingBatch batch, EventBatchTable.Place place, LocalDate receivedOn) {
        String version = batch.version() == null ? CopyText.NULL : batch.version();
        return "%d\t%s\t%s\t%d\t%d\t%s\t"
                .formatted(
                        batch.productId(), batch.instanceId(), receivedOn, place.batchId(), place.ordinal(), version);
    }
}
