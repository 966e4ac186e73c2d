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
import rollcall.store.instances.InstanceTable.Known;
import rollcall.store.instances.InstanceTable.Place;
import rollcall.store.jdbc.Columns;
import rollcall.store.jdbc.NamedStatements;

/** The windows of heartbeats in table {@code instance}, within a group commit: each is tested and taken in the database. */
public final class InstanceWindows {
    /*
     * The settings hold for the whole transaction. Without the first the planner would plan every group anew, because it cannot know how long the
     * arrays are; a cluster makes no generic plans of statements over several shards. Without the second a plan that was made while the table was
     * small would read all of it when it is large.
     */
    private static final String ORDINALS = BoundedTransactions.LIMITS + """
            SELECT set_config('plan_cache_mode',
                              CASE WHEN to_regclass('pg_catalog.pg_dist_partition') IS NULL THEN 'force_generic_plan' ELSE 'auto' END,
                              true),
                   set_config('enable_seqscan', 'off', true);

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

    private InstanceWindows() {}

    /**
     * What one round trip found out of arriving heartbeats.
     *
     * @param known those of the instances that sent a report before
     * @param taken the place of each whose window was open
     */
    public record Arrived(Map<InstanceKey, Known> known, Map<InstanceKey, Place> taken) {}

    /** Those of these instances that sent a report before. */
    public static Map<InstanceKey, Known> known(Connection connection, List<InstanceKey> keys) throws SQLException {
        try (PreparedStatement statement = NamedStatements.prepare(connection, ORDINALS)) {
            bind(statement, keys);
            statement.execute();
            return known(statement);
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
     * @throws SQLException with the state {@value InstanceTable#FORGOTTEN} if one was forgotten in this moment: its old ordinal must not be its new one
     */
    public static Map<InstanceKey, Place> take(
            Connection connection,
            SortedMap<InstanceKey, @Nullable String> arriving,
            Duration window,
            Map<InstanceKey, Known> known,
            OrdinalAllocator.Provided ordinals,
            Instant at)
            throws SQLException {
        Map<InstanceKey, Integer> offered = new HashMap<>();
        for (InstanceKey key : arriving.keySet()) {
            offered.put(key, known.containsKey(key) ? known.get(key).ordinal() : ordinals.next(key.productId()));
        }
        try (PreparedStatement statement = NamedStatements.prepare(connection, TAKE.formatted(window))) {
            bind(statement, 0, arriving, offered, at);
            statement.execute();
            return taken(statement, known, offered, at);
        }
    }

    /**
     * {@link #known} and {@link #take} in one round trip. Each instance is offered a new ordinal, and those that have one already do not take it; it is
     * given back.
     *
     * @throws SQLException as {@link #take}
     */
    public static Arrived arrive(
            Connection connection,
            SortedMap<InstanceKey, @Nullable String> arriving,
            Duration window,
            OrdinalAllocator.Provided ordinals,
            Instant at)
            throws SQLException {
        Map<InstanceKey, Integer> offered = new HashMap<>();
        arriving.keySet().forEach(key -> offered.put(key, ordinals.next(key.productId())));
        String both = ORDINALS + ";\n\n" + TAKE.formatted(window);
        try (PreparedStatement statement = NamedStatements.prepare(connection, both)) {
            bind(statement, List.copyOf(arriving.keySet()));
            bind(statement, 2, arriving, offered, at);
            statement.execute();
            Map<InstanceKey, Known> known = known(statement);
            statement.getMoreResults();
            Map<InstanceKey, Place> taken = taken(statement, known, offered, at);
            offered.forEach((key, ordinal) -> {
                Place place = taken.get(key);
                if (place == null || place.ordinal() != ordinal) {
                    ordinals.giveBack(key.productId(), ordinal);
                }
            });
            return new Arrived(known, taken);
        }
    }

    private static void bind(PreparedStatement statement, List<InstanceKey> keys) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, Columns.ints(connection, keys, InstanceKey::productId));
        statement.setArray(2, Columns.uuids(connection, keys, InstanceKey::instanceId));
    }

    /** @param before how many parameters stand before those of {@link #TAKE} */
    private static void bind(
            PreparedStatement statement,
            int before,
            SortedMap<InstanceKey, @Nullable String> arriving,
            Map<InstanceKey, Integer> offered,
            Instant at)
            throws SQLException {
        Connection connection = statement.getConnection();
        List<InstanceKey> keys = List.copyOf(arriving.keySet());
        statement.setObject(before + 1, at.atOffset(ZoneOffset.UTC));
        statement.setObject(before + 2, at.atOffset(ZoneOffset.UTC));
        statement.setObject(before + 3, LocalDate.ofInstant(at, ZoneOffset.UTC));
        statement.setArray(before + 4, Columns.ints(connection, keys, InstanceKey::productId));
        statement.setArray(before + 5, Columns.uuids(connection, keys, InstanceKey::instanceId));
        statement.setArray(before + 6, Columns.ints(connection, keys, offered::get));
        statement.setArray(before + 7, Columns.texts(connection, keys, arriving::get));
    }

    private static Map<InstanceKey, Known> known(PreparedStatement executed) throws SQLException {
        BoundedTransactions.skip(executed);
        executed.getMoreResults();
        Map<InstanceKey, Known> known = new HashMap<>();
        try (ResultSet rows = executed.getResultSet()) {
            while (rows.next()) {
                known.put(key(rows), known(rows));
            }
        }
        return known;
    }

    private static Map<InstanceKey, Place> taken(
            PreparedStatement executed, Map<InstanceKey, Known> known, Map<InstanceKey, Integer> offered, Instant at)
            throws SQLException {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Map<InstanceKey, Place> taken = new HashMap<>();
        try (ResultSet rows = executed.getResultSet()) {
            while (rows.next()) {
                InstanceKey key = key(rows);
                Known before = known.get(key);
                requireSame(before, firstSeenAt(rows));
                boolean isNew = before == null && rows.getInt(3) == offered.getOrDefault(key, -1);
                taken.put(key, new Place(rows.getInt(3), before == null || before.isFirstOn(day), isNew));
            }
        }
        return taken;
    }

    private static void requireSame(@Nullable Known before, Instant firstSeenAt) throws SQLException {
        if (before != null && !before.firstSeenAt().equals(firstSeenAt)) {
            throw new SQLException("an instance was forgotten between two statements", InstanceTable.FORGOTTEN);
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
