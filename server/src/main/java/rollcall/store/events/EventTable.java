package rollcall.store.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import rollcall.gate.KeptEvent;

/** Table {@code event}, within the transaction of a batch. */
final class EventTable {
    private static final String COPY = """
            COPY event (product_id, instance_id, received_on, batch_id, ordinal, version, day, name, type, source, profile, properties, context)
            FROM STDIN
            """;

    /** Bytes handed over at once: the database takes up what it has while the next ones are written. */
    private static final int PORTION = 32 * 1024;

    private EventTable() {}

    /** What somebody does with each row that was written. */
    interface Written {
        void row(int row, KeptEvent event, long mark);
    }

    /** Adds the rows of a batch that are not left out. */
    static void add(
            Connection connection,
            ArrivingBatch batch,
            OpenBatch open,
            LocalDate receivedOn,
            boolean[] leftOut,
            Written written)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            CopyText text = new CopyText(PORTION + PORTION / 4);
            EventRows rows = new EventRows(text, shared(batch, open, receivedOn));
            List<KeptEvent> events = batch.events();
            for (int row = 0; row < leftOut.length; row++) {
                if (!leftOut[row]) {
                    written.row(row, events.get(row), rows.add(events.get(row)));
                }
                if (text.size() >= PORTION || row == leftOut.length - 1) {
                    copy.writeToCopy(text.bytes(), 0, text.size());
                    copy.flushCopy();
                    text.cut(0);
                }
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Does the same and keeps no row: for products that keep counts alone. */
    static void count(ArrivingBatch batch, boolean[] leftOut, Written written) {
        CopyText text = new CopyText(1_024);
        EventRows rows = new EventRows(text, "");
        for (int row = 0; row < leftOut.length; row++) {
            if (!leftOut[row]) {
                written.row(
                        row, batch.events().get(row), rows.add(batch.events().get(row)));
                text.cut(0);
            }
        }
    }

    /** The columns that all rows of a batch share. */
    private static String shared(ArrivingBatch batch, OpenBatch open, LocalDate receivedOn) {
        String version = batch.version() == null ? CopyText.NULL : batch.version();
        return "%d\t%s\t%s\t%d\t%d\t%s\t"
                .formatted(batch.productId(), batch.instanceId(), receivedOn, open.batchId(), open.ordinal(), version);
    }
}
