package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.Columns;

/** Table {@code lost_answer}: kept heartbeats whose sender cannot know that they were kept. */
public final class LostAnswerTable {
    // A lost answer counts only for the heartbeat that it belonged to, not for a later one of the same instance.
    private static final String LAST = """
            SELECT i.product_id, i.instance_id, i.last_heartbeat_at, l.accepted_at IS NOT NULL AS answer_lost
            FROM instance i
            LEFT JOIN lost_answer l
              ON l.product_id = i.product_id AND l.instance_id = i.instance_id AND l.accepted_at = i.last_heartbeat_at
            WHERE (i.product_id, i.instance_id) IN (SELECT * FROM unnest(?::int[], ?::uuid[]))
            """;

    private static final String REMEMBER = """
            INSERT INTO lost_answer (product_id, instance_id, accepted_at)
            VALUES (?, ?, ?)
            ON CONFLICT (product_id, instance_id) DO UPDATE SET accepted_at = excluded.accepted_at
            WHERE lost_answer.accepted_at < excluded.accepted_at
            """;

    private static final String FORGET = """
            DELETE FROM lost_answer WHERE product_id = ? AND instance_id = ? AND accepted_at = ?
            """;

    // In this order: whoever notes a loss marks the batch as answered only after that.
    private static final String FATE = """
            SELECT EXISTS (
                       SELECT 1 FROM heartbeat_batch
                       WHERE NOT answered AND run_id <> ? AND accepted_at = ? AND ? = ANY (instance_ids)
                   );

            SELECT EXISTS (
                       SELECT 1 FROM lost_answer WHERE product_id = ? AND instance_id = ? AND accepted_at = ?
                   )
            """;

    private final DataSource dataSource;

    /** How the answer to a heartbeat fared, as far as the database shows it. */
    public enum Fate {
        /** It may be under way. */
        OPEN,
        LOST,
        ARRIVED
    }

    public LostAnswerTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** When each of these instances was heard last, and whether the answer to that is known to be lost. */
    static Map<InstanceKey, HeartbeatCommit.TooSoon> last(Connection connection, List<InstanceKey> keys)
            throws SQLException {
        Map<InstanceKey, HeartbeatCommit.TooSoon> last = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setArray(1, Columns.ints(connection, keys, InstanceKey::productId));
            statement.setArray(2, Columns.uuids(connection, keys, InstanceKey::instanceId));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    InstanceKey key = new InstanceKey(rows.getInt(1), rows.getObject(2, UUID.class));
                    Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
                    last.put(key, new HeartbeatCommit.TooSoon(at, rows.getBoolean(4)));
                }
            }
        }
        return last;
    }

    /** From now on a repeat of this heartbeat is told that it was kept. */
    public void remember(InstanceKey key, Instant acceptedAt) throws StoreException {
        execute(REMEMBER, key, acceptedAt);
    }

    /** A repeat has been told; the next one within the window is refused again. */
    public void forget(InstanceKey key, Instant acceptedAt) throws StoreException {
        execute(FORGET, key, acceptedAt);
    }

    /**
     * How the answer to a heartbeat fared that another server may have given.
     *
     * @param runId this server's number, whose own answers are not looked at
     */
    public Fate fate(InstanceKey key, Instant acceptedAt, int runId) throws StoreException {
        return StoreException.translating(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(FATE)) {
                statement.setInt(1, runId);
                statement.setObject(2, acceptedAt.atOffset(ZoneOffset.UTC));
                statement.setObject(3, key.instanceId());
                statement.setInt(4, key.productId());
                statement.setObject(5, key.instanceId());
                statement.setObject(6, acceptedAt.atOffset(ZoneOffset.UTC));
                statement.execute();
                boolean isOpen = isTrue(statement);
                statement.getMoreResults();
                boolean isLost = isTrue(statement);
                return isLost ? Fate.LOST : isOpen ? Fate.OPEN : Fate.ARRIVED;
            }
        });
    }

    private static boolean isTrue(PreparedStatement executed) throws SQLException {
        try (ResultSet row = executed.getResultSet()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql, InstanceKey key, Instant acceptedAt) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, key.productId());
            statement.setObject(2, key.instanceId());
            statement.setObject(3, acceptedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
