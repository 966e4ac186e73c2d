package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rollcall.store.jdbc.Columns;

/** Table {@code heartbeat_plain}, within a group commit: on the day of an upgrade it has rows whose place later heartbeats take. */
final class PlainDays {
    private static final String HAS_ROWS = """
            SELECT to_regclass('heartbeat_plain_' || to_char(?::date, 'YYYYMMDD')) IS NOT NULL
            """;

    private static final String REMOVE = """
            DELETE FROM heartbeat_plain
            WHERE day = ?::date AND (product_id, instance_id) IN (SELECT * FROM unnest(?::int[], ?::uuid[]))
            """;

    /** Days without a partition; none is ever made. */
    private final Set<LocalDate> without = ConcurrentHashMap.newKeySet();

    /** Removes the rows of these instances on that UTC day. */
    void remove(Connection connection, List<ArrivingHeartbeat> rows, LocalDate day) throws SQLException {
        if (rows.isEmpty() || without.contains(day)) {
            return;
        }
        if (!hasRows(connection, day)) {
            without.add(day);
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setObject(1, day);
            statement.setArray(2, Columns.ints(connection, rows, ArrivingHeartbeat::productId));
            statement.setArray(3, Columns.uuids(connection, rows, ArrivingHeartbeat::instanceId));
            statement.executeUpdate();
        }
    }

    private static boolean hasRows(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAS_ROWS)) {
            statement.setObject(1, day);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
