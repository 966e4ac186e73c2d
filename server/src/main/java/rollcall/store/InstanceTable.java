package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Table {@code instance}, within a group commit. */
final class InstanceTable {
    // A table that was small when these statements were planned may be large now, and a plan that reads all of it would
    // stay in use
    // until statistics come: without sequential scans every statement of the transaction goes by its keys.
    private static final String ORDINALS = """
            SET LOCAL plan_cache_mode = force_generic_plan;

            SET LOCAL enable_seqscan = off;

            SELECT product_id, instance_id, ordinal
            FROM instance
            WHERE (product_id, instance_id) IN (SELECT * FROM unnest(?::int[], ?::uuid[]))
            """;

    // The window is taken by whoever gets the row first; the cut-off is a parameter, because a cluster allows only
    // immutable
    // expressions here. Rows that come back were taken, rows that do not were heard too recently.
    private static final String TAKE = """
            INSERT INTO instance AS i (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            SELECT product_id, instance_id, ordinal, ?::timestamptz, ?::timestamptz, ?::date, version
            FROM unnest(?::int[], ?::uuid[], ?::int[], ?::text[]) AS arriving (product_id, instance_id, ordinal, version)
            ON CONFLICT (product_id, instance_id) DO UPDATE
            SET last_heartbeat_at = excluded.last_heartbeat_at, last_day = excluded.last_day, version = excluded.version
            WHERE i.last_heartbeat_at <= ?::timestamptz
            RETURNING product_id, instance_id, ordinal
            """;

    private InstanceTable() {}

    /** The ordinals of those instances that are known. */
    static Map<InstanceKey, Integer> ordinals(Connection connection, List<ArrivingHeartbeat> group)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORDINALS)) {
            statement.setArray(1, Columns.ints(connection, group, ArrivingHeartbeat::productId));
            statement.setArray(2, Columns.uuids(connection, group, one -> one.instanceId()));
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            return read(statement.getResultSet());
        }
    }

    /** Takes the window of each instance that may be heard again; all share one window length, and come in the order of their keys. */
    static Map<InstanceKey, Integer> take(
            Connection connection, List<NumberedHeartbeat> arriving, Instant at, LocalDate day) throws SQLException {
        Instant cutOff = at.minus(arriving.get(0).heartbeat().window());
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setObject(3, day);
            statement.setArray(
                    4, Columns.ints(connection, arriving, one -> one.heartbeat().productId()));
            statement.setArray(
                    5, Columns.uuids(connection, arriving, one -> one.key().instanceId()));
            statement.setArray(6, Columns.ints(connection, arriving, NumberedHeartbeat::ordinal));
            statement.setArray(
                    7,
                    Columns.texts(connection, arriving, one -> one.heartbeat().version()));
            statement.setObject(8, cutOff.atOffset(ZoneOffset.UTC));
            return read(statement.executeQuery());
        }
    }

    private static Map<InstanceKey, Integer> read(ResultSet result) throws SQLException {
        Map<InstanceKey, Integer> ordinals = new HashMap<>();
        try (ResultSet rows = result) {
            while (rows.next()) {
                ordinals.put(new InstanceKey(rows.getInt(1), rows.getObject(2, UUID.class)), rows.getInt(3));
            }
        }
        return ordinals;
    }
}
