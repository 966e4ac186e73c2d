package rollcall.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The floor: one JDBC connection that copies the rows of a batch, prepared beforehand, and commits them. */
final class CopyWorker implements Round.Worker {
    private static final String COLUMNS =
            "product_id, instance_id, received_on, batch_id, ordinal, day, name, type, source, "
                    + "profile, version, properties, context";

    private static final String COPY = "COPY event (" + COLUMNS + ") FROM STDIN";

    private static final int PORTION = 64 * 1024;

    private final Connection connection;
    private final byte[] rows;

    CopyWorker(Connection connection, byte[] rows) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        connection.setAutoCommit(false);
    }

    /** The rows of one stored batch, as COPY takes them. */
    static byte[] rows(Connection from, int count) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (from) {
            String query = "SELECT " + COLUMNS + " FROM event WHERE batch_id = "
                    + "(SELECT batch_id FROM event GROUP BY batch_id HAVING count(*) = " + count + " LIMIT 1)";
            from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", rows);
        }
        return rows.toByteArray();
    }

    @Override
    public void operate() throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        for (int from = 0; from < rows.length; from += PORTION) {
            copy.writeToCopy(rows, from, Math.min(PORTION, rows.length - from));
        }
        copy.endCopy();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
