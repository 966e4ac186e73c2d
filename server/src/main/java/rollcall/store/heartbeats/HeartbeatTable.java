package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable.Place;
import rollcall.store.jdbc.BinaryRows;
import rollcall.store.jdbc.Columns;

/** Table {@code heartbeat}, within a group commit. */
final class HeartbeatTable {
    private static final String COPY = """
            COPY heartbeat (received_at, product_id, ordinal, day, dictionary_id, instance_id, first, version, kept)
            FROM STDIN (FORMAT binary)
            """;

    private static final int COLUMNS = 9;

    /** What a row has beside what was kept, in the format of COPY. */
    private static final int REST = 100;

    private static final String REPLACE = """
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
            SELECT product_id, instance_id, ?::date, ordinal, ?::timestamptz, first, version, dictionary_id, kept
            FROM unnest(?::int[], ?::uuid[], ?::int[], ?::boolean[], ?::text[], ?::int[], ?::bytea[])
                AS stored (product_id, instance_id, ordinal, first, version, dictionary_id, kept)
            ON CONFLICT (product_id, instance_id, day) DO UPDATE
            SET received_at = excluded.received_at, version = excluded.version, dictionary_id = excluded.dictionary_id,
                kept = excluded.kept
            """;

    private HeartbeatTable() {}

    /** Writes rows of instances that have none of this UTC day: nothing is tested for conflicts, and no array is parsed. */
    static void add(Connection connection, List<ArrivingHeartbeat> rows, Map<InstanceKey, Place> places, Instant at)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        BinaryRows copy = new BinaryRows(
                rows.stream().mapToInt(row -> REST + row.compressed().length).sum());
        for (ArrivingHeartbeat row : rows) {
            Place place = place(places, row);
            copy.row(COLUMNS).add(at).add(row.productId()).add(place.ordinal()).add(day(at));
            copy.add(row.dictionaryId()).add(row.instanceId()).add(place.first());
            copy.add(row.version()).add(row.compressed());
        }
        copy.write(connection, COPY);
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
            statement.setArray(8, Columns.ints(connection, rows, ArrivingHeartbeat::dictionaryId));
            statement.setArray(9, Columns.bytes(connection, rows, ArrivingHeartbeat::compressed));
            statement.executeUpdate();
        }
    }

    private static Place place(Map<InstanceKey, Place> places, ArrivingHeartbeat row) {
        return Objects.requireNonNull(places.get(row.key()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
