package rollcall.store.heartbeats;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable.Place;
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

    /** Writes rows of instances that have none of this UTC day: nothing is tested for conflicts, and no array is parsed. */
    static void add(Connection connection, List<ArrivingHeartbeat> rows, Map<InstanceKey, Place> places, Instant at)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(rows.size() * 1_200);
        rows.forEach(row -> line(lines, row, place(places, row), at));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    /** Writes rows of instances that may have one of this UTC day already; the new row takes its place. */
    static void replace(Connection connection, List<ArrivingHeartbeat> rows, Map<InstanceKey, Place> places, Instant at)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setObject(1, day(at));
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setArray(3, Columns.ints(connection, rows, ArrivingHeartbeat::productId));
            statement.setArray(4, Columns.uuids(connection, rows, ArrivingHeartbeat::instanceId));
            statement.setArray(
                    5, Columns.ints(connection, rows, row -> place(places, row).ordinal()));
            statement.setArray(
                    6, Columns.flags(connection, rows, row -> place(places, row).first()));
            statement.setArray(7, Columns.texts(connection, rows, ArrivingHeartbeat::version));
            statement.setArray(8, Columns.texts(connection, rows, ArrivingHeartbeat::json));
            statement.executeUpdate();
        }
    }

    private static void line(StringBuilder lines, ArrivingHeartbeat row, Place place, Instant at) {
        lines.append(row.key().productId()).append('\t');
        lines.append(row.key().instanceId()).append('\t');
        lines.append(day(at)).append('\t');
        lines.append(place.ordinal()).append('\t');
        lines.append(at).append('\t');
        lines.append(place.first()).append('\t');
        text(lines, row.version());
        lines.append('\t');
        text(lines, row.json());
        lines.append('\n');
    }

    private static Place place(Map<InstanceKey, Place> places, ArrivingHeartbeat row) {
        return Objects.requireNonNull(places.get(row.key()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** COPY's text format: a backslash before what would end the value, and {@code \N} for none. */
    private static void text(StringBuilder lines, @Nullable String value) {
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
