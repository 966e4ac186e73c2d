package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The servers that run on this database. Each has a number and, for as long as it lives, an advisory lock on it that the database drops
 * when the process dies: so the others know at once whose answers were left under way.
 */
public final class Runs implements AutoCloseable {
    private static final String START = "SELECT nextval('run_id')::int";

    private static final String LIVE = "SELECT pg_advisory_lock(7201, ?)";

    private static final String OTHERS = """
            SELECT run_id FROM heartbeat_batch WHERE NOT answered AND run_id <> ?
            UNION
            SELECT run_id FROM event_batch WHERE NOT answered AND run_id NOT IN (0, ?)
            """;

    private static final String IS_DEAD = "SELECT pg_try_advisory_xact_lock(7201, ?)";

    private static final String LOSE = """
            INSERT INTO lost_answer (product_id, instance_id, accepted_at)
            SELECT product_id, instance_id, max(accepted_at)
            FROM heartbeat_batch, unnest(product_ids, instance_ids) AS member (product_id, instance_id)
            WHERE run_id = ? AND NOT answered
            GROUP BY product_id, instance_id
            ON CONFLICT (product_id, instance_id) DO UPDATE SET accepted_at = excluded.accepted_at
            """;

    private static final String SETTLE = """
            UPDATE heartbeat_batch SET answered = true WHERE run_id = ? AND NOT answered
            """;

    private static final String LOSE_BATCHES = """
            UPDATE event_batch SET run_id = 0 WHERE run_id = ? AND NOT answered
            """;

    // Those of nobody are left when an instance is forgotten in the moment in which an answer to it is lost.
    private static final String EXPIRE = """
            DELETE FROM lost_answer AS l
            WHERE accepted_at < ?
               OR NOT EXISTS (
                   SELECT 1 FROM instance AS i WHERE i.product_id = l.product_id AND i.instance_id = l.instance_id
               )
            """;

    private final DataSource dataSource;
    private final int id;
    private Connection alive;

    private Runs(DataSource dataSource) throws SQLException, StoreException {
        this.dataSource = dataSource;
        this.id = number(START);
        keepAlive();
    }

    /**
     * Registers this server.
     *
     * @throws DatabaseProblem if the database does not answer
     */
    public static Runs start(DataSource dataSource) {
        try {
            return new Runs(dataSource);
        } catch (SQLException | StoreException e) {
            throw new DatabaseProblem("the database went away during the start", e);
        }
    }

    /** This server's number. */
    public int id() {
        return id;
    }

    /** Takes the lock again if the database was away; to be called every few seconds. */
    public synchronized void keepAlive() throws StoreException {
        try {
            if (alive == null || !alive.isValid(1)) {
                close();
                live();
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private void live() throws SQLException {
        alive = dataSource.getConnection();
        try (PreparedStatement statement = alive.prepareStatement(LIVE)) {
            statement.setInt(1, id);
            statement.execute();
        }
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

    /**
     * Forgets lost answers.
     *
     * @param expired those from before: their senders' windows are over; those of instances that are gone, always
     */
    public void expire(Instant expired) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, expired.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Lets the lock go; the server counts as dead from then on. */
    @Override
    public synchronized void close() throws StoreException {
        try {
            if (alive != null && !alive.isClosed()) {
                unlock();
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Back in the pool the connection would keep a session's lock: it has to be given back by hand. */
    private void unlock() throws SQLException {
        try (PreparedStatement statement = alive.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            statement.execute();
        } finally {
            alive.close();
        }
    }

    private void sweep(int run) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement dead = connection.prepareStatement(IS_DEAD)) {
                dead.setInt(1, run);
                ResultSet rows = dead.executeQuery();
                rows.next();
                if (rows.getBoolean(1)) {
                    update(connection, LOSE, run);
                    update(connection, SETTLE, run);
                    update(connection, LOSE_BATCHES, run);
                }
            }
            connection.commit();
        }
    }

    private static void update(Connection connection, String sql, int run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, run);
            statement.executeUpdate();
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

    private int number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
