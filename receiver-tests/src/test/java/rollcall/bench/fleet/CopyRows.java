package rollcall.bench.fleet;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by COPY in its text format. The values have no tabs, line ends or backslashes, {@code \N} for none aside. */
final class CopyRows implements AutoCloseable {
    private static final int PORTION = 1 << 20;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder();

    CopyRows(Connection connection, String statement) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    void add(Object... columns) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(columns[i]);
        }
        lines.append('\n');
        if (lines.length() > PORTION) {
            send();
        }
    }

    @Override
    public void close() throws SQLException {
        send();
        copy.endCopy();
    }

    private void send() throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
