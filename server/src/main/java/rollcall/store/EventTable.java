package rollcall.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Table {@code event}, within the transaction of a batch. */
final class EventTable {
    private static final String COPY = """
            COPY event (product_id, instance_id, received_on, batch_id, ordinal, version, day, name, type, source, profile, properties, context)
            FROM STDIN
            """;

    /** Bytes handed over at once. */
    private static final int PORTION = 64 * 1024;

    private EventTable() {}

    /** Adds the rows of a batch that are not left out. */
    static void add(
            Connection connection,
            ArrivingBatch batch,
            long batchId,
            int ordinal,
            LocalDate receivedOn,
            boolean[] leftOut)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            byte[] shared = shared(batch, batchId, ordinal, receivedOn);
            ByteArrayOutputStream portion = new ByteArrayOutputStream(PORTION + PORTION / 4);
            for (int row = 0; row < leftOut.length; row++) {
                if (!leftOut[row]) {
                    batch.rows().append(row, shared, portion);
                }
                if (portion.size() >= PORTION || row == leftOut.length - 1) {
                    copy.writeToCopy(portion.toByteArray(), 0, portion.size());
                    portion.reset();
                }
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The columns that all rows of a batch share, as COPY's text. */
    private static byte[] shared(ArrivingBatch batch, long batchId, int ordinal, LocalDate receivedOn) {
        String version = batch.version() == null ? "\\N" : batch.version();
        return "%d\t%s\t%s\t%d\t%d\t%s\t"
                .formatted(batch.productId(), batch.instanceId(), receivedOn, batchId, ordinal, version)
                .getBytes(StandardCharsets.UTF_8);
    }
}
