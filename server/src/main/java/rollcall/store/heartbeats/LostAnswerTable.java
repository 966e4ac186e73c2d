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
import rollcall.store.jdbc.NamedStatements;

/** Table {@code lost_answer}: the kept heartbeats whose senders did not get their answer. */
public final class LostAnswerTable {
    /** A lost answer counts only for its own heartbeat, not for a later one of the same instance. */
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

    /** The order matters: a server that notes a loss marks the batch as answered only after that. */
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

    /** When the last heartbeat of each of these instances was received, and whether its answer is known to be lost. */
    static Map<InstanceKey, HeartbeatCommit.TooSoon> last(Connection connection, List<InstanceKey> keys)
            throws SQLException {
        Map<InstanceKey, HeartbeatCommit.TooSoon> last = new HashMap<>();
        try (PreparedStatement statement = NamedStatements.prepare(connection, LAST)) {
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

    /** Remembers a lost answer: from now on a repeat of its heartbeat is told ok. */
    public void remember(InstanceKey key, Instant acceptedAt) throws StoreException {
        execute(REMEMBER, key, acceptedAt);
    }

    /** Forgets a lost answer, because a repeat was told ok: the next one within the window is rejected. */
    public void forget(InstanceKey key, Instant acceptedAt) throws StoreException {
        execute(FORGET, key, acceptedAt);
    }

    /**
     * How the answer to a heartbeat fared, if another server gave it.
     *
     * @param runId this server's number; its own answers are not looked at
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
