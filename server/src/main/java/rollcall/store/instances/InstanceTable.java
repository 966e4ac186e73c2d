package rollcall.store.instances;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.store.BoundedTransactions;
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.NamedStatements;

/** Table {@code instance}, within a group commit. */
public final class InstanceTable {
    /*
     * The settings hold for the whole transaction. Without the first the planner would plan every group anew, because it cannot know how long the
     * arrays are; a cluster makes no generic plans of statements over several shards. Without the second a plan that was made while the table was
     * small would read all of it when it is large.
     */
    private static final String ORDINALS = BoundedTransactions.LIMITS + """
            SELECT set_config('plan_cache_mode',
                              CASE WHEN to_regclass('pg_catalog.pg_dist_partition') IS NULL THEN 'force_generic_plan' ELSE 'auto' END,
                              true);

            SET LOCAL enable_seqscan = off;

            SELECT product_id, instance_id, ordinal, first_seen_at, last_day, last_heartbeat_at
            FROM instance
            WHERE (product_id, instance_id) IN (SELECT * FROM unnest(?::int[], ?::uuid[]))
            """;

    /*
     * The first transaction to get an instance's row takes its window. A row that comes back was taken; a row that does not belongs to an instance
     * that sent a heartbeat too recently. The length of the window stands in the text, because behind ON CONFLICT a cluster takes no parameters. It
     * takes immutable expressions alone, which a time minus an interval is not, and a time minus a time is. -infinity cannot be subtracted.
     */
    private static final String TAKE = """
            INSERT INTO instance AS i (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            SELECT product_id, instance_id, ordinal, ?::timestamptz, ?::timestamptz, ?::date, version
            FROM unnest(?::int[], ?::uuid[], ?::int[], ?::text[]) AS arriving (product_id, instance_id, ordinal, version)
            ON CONFLICT (product_id, instance_id) DO UPDATE
            SET last_heartbeat_at = excluded.last_heartbeat_at, last_day = excluded.last_day, version = excluded.version
            WHERE CASE WHEN i.last_heartbeat_at = '-infinity' THEN true
                       ELSE excluded.last_heartbeat_at - i.last_heartbeat_at >= interval '%s' END
            RETURNING product_id, instance_id, ordinal, first_seen_at
            """;

    /**
     * For an instance that sent events and no heartbeat yet: its last heartbeat lies before all time, so that the first one finds the window
     * open.
     */
    private static final String KNOW = """
            INSERT INTO instance AS i (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (?, ?, ?, ?::timestamptz, '-infinity', '-infinity', ?)
            ON CONFLICT (product_id, instance_id) DO UPDATE SET ordinal = i.ordinal
            RETURNING ordinal
            """;

    /** SQLSTATE 40001: the transaction has to be done again because of another one. */
    public static final String FORGOTTEN = "40001";

    private InstanceTable() {}

    /**
     * An instance that sent a report before.
     *
     * @param firstSeenAt when its first report was received
     * @param lastDay the UTC day of its last heartbeat; {@link LocalDate#MIN} if it sent none yet
     * @param lastHeartbeatAt when its last heartbeat was received; before all time if it sent none yet
     */
    public record Known(int ordinal, Instant firstSeenAt, LocalDate lastDay, Instant lastHeartbeatAt) {
        /** Whether it has sent a heartbeat on that UTC day. */
        public boolean reportedOn(LocalDate day) {
            return lastDay.equals(day);
        }

        /** Whether its first heartbeat is one of that UTC day: it has sent none before, or it was seen first on that day. */
        private boolean isFirstOn(LocalDate day) {
            return lastDay.equals(LocalDate.MIN)
                    || LocalDate.ofInstant(firstSeenAt, ZoneOffset.UTC).equals(day);
        }
    }

    /**
     * The place of an instance's heartbeat of a day.
     *
     * @param ordinal the instance's position in every bitmap
     * @param first whether the day is the instance's first with a heartbeat
     * @param isNew whether the instance became known by this heartbeat
     */
    public record Place(int ordinal, boolean first, boolean isNew) {}

    /**
     * An instance that sent events.
     *
     * @param isNew whether it became known by them
     */
    public record Introduced(int ordinal, boolean isNew) {}

    /** Those of these instances that sent a report before. */
    public static Map<InstanceKey, Known> known(Connection connection, List<InstanceKey> keys) throws SQLException {
        try (PreparedStatement statement = NamedStatements.prepare(connection, ORDINALS)) {
            statement.setArray(1, Columns.ints(connection, keys, InstanceKey::productId));
            statement.setArray(2, Columns.uuids(connection, keys, InstanceKey::instanceId));
            statement.execute();
            BoundedTransactions.skip(statement);
            statement.getMoreResults();
            statement.getMoreResults();
            Map<InstanceKey, Known> known = new HashMap<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    known.put(key(rows), known(rows));
                }
            }
            return known;
        }
    }

    /**
     * Takes the window of each instance whose window is open.
     *
     * @param arriving the instances in ascending order, each with the version that it reported, which is null for none
     * @param window how long after an accepted heartbeat the same instance is rejected
     * @param known what {@link #known} told of them in this transaction
     * @param ordinals from where those get their ordinals that are not known
     * @return the place of each whose window was taken; its ordinal is another one than was handed out if its events made it known in this moment
     * @throws SQLException with the state {@value #FORGOTTEN} if one was forgotten in this moment: its old ordinal must not be its new one
     */
    public static Map<InstanceKey, Place> take(
            Connection connection,
            SortedMap<InstanceKey, @Nullable String> arriving,
            Duration window,
            Map<InstanceKey, Known> known,
            OrdinalAllocator.Provided ordinals,
            Instant at)
            throws SQLException {
        List<InstanceKey> keys = List.copyOf(arriving.keySet());
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Map<InstanceKey, Integer> places = new HashMap<>();
        for (InstanceKey key : keys) {
            places.put(key, known.containsKey(key) ? known.get(key).ordinal() : ordinals.next(key.productId()));
        }
        try (PreparedStatement statement = NamedStatements.prepare(connection, TAKE.formatted(window))) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setObject(3, day);
            statement.setArray(4, Columns.ints(connection, keys, InstanceKey::productId));
            statement.setArray(5, Columns.uuids(connection, keys, InstanceKey::instanceId));
            statement.setArray(6, Columns.ints(connection, keys, places::get));
            statement.setArray(7, Columns.texts(connection, keys, arriving::get));
            Map<InstanceKey, Place> taken = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Known before = known.get(key(rows));
                    requireSame(before, firstSeenAt(rows));
                    boolean isNew = before == null && rows.getInt(3) == places.getOrDefault(key(rows), -1);
                    taken.put(key(rows), new Place(rows.getInt(3), before == null || before.isFirstOn(day), isNew));
                }
            }
            return taken;
        }
    }

    /** Makes an instance known that sent no report before. Another transaction may have made it known in this moment. */
    public static Introduced know(
            Connection connection,
            InstanceKey key,
            @Nullable String version,
            OrdinalAllocator.Provided ordinals,
            Instant at)
            throws SQLException {
        int ordinal = ordinals.next(key.productId());
        try (PreparedStatement statement = connection.prepareStatement(KNOW)) {
            statement.setInt(1, key.productId());
            statement.setObject(2, key.instanceId());
            statement.setInt(3, ordinal);
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, version);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Introduced(rows.getInt(1), rows.getInt(1) == ordinal);
            }
        }
    }

    private static void requireSame(@Nullable Known before, Instant firstSeenAt) throws SQLException {
        if (before != null && !before.firstSeenAt().equals(firstSeenAt)) {
            throw new SQLException("an instance was forgotten between two statements", FORGOTTEN);
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(row.getInt(3), firstSeenAt(row), row.getObject(5, LocalDate.class), instant(row, 6));
    }

    private static Instant firstSeenAt(ResultSet row) throws SQLException {
        return instant(row, 4);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static InstanceKey key(ResultSet row) throws SQLException {
        return new InstanceKey(row.getInt(1), row.getObject(2, UUID.class));
    }
}
