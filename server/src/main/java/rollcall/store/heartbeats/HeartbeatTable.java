package rollcall.store.heartbeats;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import rollcall.store.jdbc.Columns;

/** Table {@code heartbeat}, within a group commit. */
final class HeartbeatTable {
    private static final String COPY = """
            COPY heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, kept) FROM STDIN
            """;

    private static final String REPLACE = """
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, kept)
            SELECT product_id, instance_id, ?::date, ordinal, ?::timestamptz, first, version, kept::json
            FROM unnest(?::int[], ?::uuid[], ?::int[], ?::boolean[], ?::text[], ?::text[])
                AS stored (product_id, instance_id, ordinal, first, version, kept)
            ON CONFLICT (product_id, instance_id, day) DO UPDATE
            SET received_at = excluded.received_at, version = excluded.version, kept = excluded.kept
            """;

    private HeartbeatTable() {}

    /** Writes rows of instances that have none of this day: nothing is tested for conflicts, and no array is parsed. */
    static void add(Connection connection, List<NumberedHeartbeat> rows, Instant at, LocalDate day)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(rows.size() * 1_200);
        rows.forEach(row -> line(lines, row, at, day));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    /** Writes rows of instances that may have one of this day already, which goes. */
    static void replace(Connection connection, List<NumberedHeartbeat> rows, Instant at, LocalDate day)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setObject(1, day);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setArray(
                    3, Columns.ints(connection, rows, one -> one.key().productId()));
            statement.setArray(
                    4, Columns.uuids(connection, rows, one -> one.key().instanceId()));
            statement.setArray(5, Columns.ints(connection, rows, NumberedHeartbeat::ordinal));
            statement.setArray(6, Columns.flags(connection, rows, NumberedHeartbeat::first));
            statement.setArray(
                    7, Columns.texts(connection, rows, one -> one.heartbeat().version()));
            statement.setArray(
                    8, Columns.texts(connection, rows, one -> one.heartbeat().json()));
            statement.executeUpdate();
        }
    }

    private static void line(StringBuilder lines, NumberedHeartbeat row, Instant at, LocalDate day) {
        lines.append(row.key().productId()).append('\t');
        lines.append(row.key().instanceId()).append('\t');
        lines.append(day).append('\t');
        lines.append(row.ordinal()).append('\t');
        lines.append(at).append('\t');
        lines.append(row.first()).append('\t');
        text(lines, row.heartbeat().version());
        lines.append('\t');
        text(lines, row.heartbeat().json());
        lines.append('\n');
    }

    /** COPY's text format: a backslash before what would end the value, and {@code \N} for none. */
    private static void text(StringBuilder lines, String value) {
        if (value == null) {
            lines.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }
}
