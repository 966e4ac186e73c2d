package rollcall.store.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import rollcall.store.BoundedTransactions;
import rollcall.store.StoreException;
import rollcall.store.jdbc.Locks;

/** Finds the servers of this database that died, see {@link ServerLeases}, and takes the answers that they left under way for lost. */
public final class DeadServers {
    private static final String OTHERS = """
            SELECT run_id FROM heartbeat_batch WHERE NOT answered AND run_id <> ?
            UNION
            SELECT run_id FROM event_batch WHERE NOT answered AND run_id <> 0 AND run_id <> ?
            """;

    private static final String IS_DEAD = """
            SELECT pg_try_advisory_xact_lock(?, ?)
               AND NOT EXISTS (SELECT FROM running_server WHERE run_id = ? AND NOT direct AND alive_until > clock_timestamp())
            """;

    private static final String LOSE = """
            INSERT INTO lost_answer (product_id, instance_id, accepted_at)
            SELECT product_id, instance_id, max(accepted_at)
            FROM heartbeat_batch, unnest(product_ids, instance_ids) AS member (product_id, instance_id)
            WHERE run_id = ? AND NOT answered
            GROUP BY product_id, instance_id
            ON CONFLICT (product_id, instance_id) DO UPDATE SET accepted_at = excluded.accepted_at
            WHERE lost_answer.accepted_at < excluded.accepted_at
            """;

    private static final String SETTLE = """
            UPDATE heartbeat_batch SET answered = true WHERE run_id = ? AND NOT answered
            """;

    private static final String LOSE_BATCHES = """
            UPDATE event_batch SET run_id = 0 WHERE run_id = ? AND NOT answered
            """;

    private static final String EXPIRE = """
            DELETE FROM lost_answer WHERE accepted_at < ?;

            DELETE FROM running_server WHERE alive_until < clock_timestamp() - interval '1 day'
            """;

    private static final String TIDY = """
            DELETE FROM lost_answer AS l
            WHERE accepted_at > ? AND NOT EXISTS (
                SELECT 1 FROM instance AS i WHERE i.product_id = l.product_id AND i.instance_id = l.instance_id
            )
            """;

    private final DataSource dataSource;
    private final int id;

    /** @param id this server's number: its own answers are not looked at */
    public DeadServers(DataSource dataSource, int id) {
        this.dataSource = dataSource;
        this.id = id;
    }

    /** Remembers the answers that dead servers left under way as lost. */
    public void sweep() throws StoreException {
        try {
            for (int other : others()) {
                sweep(other);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Forgets lost answers from before that time, whose senders' windows are over, and leases that ended a day ago. */
    public void expire(Instant before) throws StoreException {
        forget(EXPIRE, before);
    }

    /**
     * Forgets lost answers whose instance is not known any more: it was forgotten in the moment in which an answer to it was lost.
     *
     * @param since earlier ones were looked at already
     */
    public void tidy(Instant since) throws StoreException {
        forget(TIDY, since);
    }

    private void forget(String sql, Instant time) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            statement.execute();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private void sweep(int dead) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            BoundedTransactions.limit(connection);
            if (isDead(connection, dead)) {
                update(connection, LOSE, dead);
                update(connection, SETTLE, dead);
                update(connection, LOSE_BATCHES, dead);
            }
            connection.commit();
        }
    }

    private static boolean isDead(Connection connection, int dead) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_DEAD)) {
            statement.setInt(1, Locks.LIVING_SERVER.number());
            statement.setInt(2, dead);
            statement.setInt(3, dead);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static void update(Connection connection, String sql, int server) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, server);
            statement.execute();
        }
    }

    private List<Integer> others() throws SQLException {
        List<Integer> others = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setInt(1, id);
            statement.setInt(2, id);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                others.add(rows.getInt(1));
            }
        }
        return others;
    }
}
