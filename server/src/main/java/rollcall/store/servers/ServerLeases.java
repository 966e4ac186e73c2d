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
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.BoundedTransactions;
import rollcall.store.DatabaseProblem;
import rollcall.store.StoreException;
import rollcall.store.jdbc.Locks;

/**
 * The servers that run on this database, each with a number. One that is connected directly holds an advisory lock on it, which the
 * database drops when the process dies: so the others know at once whose answers were left under way. One behind a pooler cannot hold a
 * lock: it renews a row, and is dead when that is older than {@value #LEASE_SECONDS} s by the database's clock.
 */
public final class ServerLeases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLeases.class);

    /** Four times as long as it takes to be renewed: a server that pauses is none that died. */
    private static final int LEASE_SECONDS = 20;

    private static final String START = "SELECT nextval('run_id')::int";

    // A pooler hands out numbers of its own for the sessions that it shares out.
    private static final String SESSION = "SELECT pg_backend_pid()";

    private static final String RENEW = """
            INSERT INTO running_server (run_id, direct, alive_until)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 second')
            ON CONFLICT (run_id) DO UPDATE SET direct = excluded.direct, alive_until = excluded.alive_until
            """;

    private static final String LIVE = "SELECT pg_advisory_lock(?, ?)";

    private static final String END = "DELETE FROM running_server WHERE run_id = ?";

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
    private @Nullable Connection alive;

    private ServerLeases(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        this.id = number(START);
        begin();
    }

    /**
     * Registers this server.
     *
     * @throws DatabaseProblem if the database does not answer
     */
    public static ServerLeases start(DataSource dataSource) {
        try {
            return new ServerLeases(dataSource);
        } catch (SQLException e) {
            throw new DatabaseProblem("the database went away during the start", e);
        }
    }

    /** This server's number. */
    public int id() {
        return id;
    }

    /** Says that it lives, also if the database was away or others took it for dead; to be called every five seconds. */
    public synchronized void keepAlive() throws StoreException {
        StoreException.translatingAction(() -> {
            begin();
        });
    }

    private void begin() throws SQLException {
        if (alive != null && !alive.isValid(1)) {
            giveUp(alive);
            alive = null;
        }
        if (alive == null) {
            live();
        }
        renew(alive != null);
    }

    /** An aborted connection keeps its place in the pool until it is closed, too; the pool throws it away and may say that it was broken. */
    private static void giveUp(Connection broken) {
        try (broken) {
            broken.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a broken connection was thrown away: {}", Trace.of(e));
        }
    }

    /** Takes the lock, and keeps its connection, unless a pooler stands in between. */
    private void live() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            if (isDirect(connection)) {
                update(connection, LIVE, Locks.LIVING_SERVER.number(), id);
                alive = connection;
            }
        } finally {
            if (alive == null) {
                connection.close();
            }
        }
    }

    private static boolean isDirect(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID() == number(connection, SESSION);
    }

    private void renew(boolean direct) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setInt(1, id);
            statement.setBoolean(2, direct);
            statement.setInt(3, LEASE_SECONDS);
            statement.executeUpdate();
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

    /** Forgets lost answers from before that time: their senders' windows are over. */
    public void expire(Instant before) throws StoreException {
        forget(EXPIRE, before);
    }

    /**
     * Forgets lost answers of nobody, which are left when an instance is forgotten in the moment in which an answer to it is lost.
     *
     * @param since those from before were looked at already
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

    /** The server counts as dead from then on. */
    @Override
    public synchronized void close() throws StoreException {
        StoreException.translatingAction(() -> {
            letGo();
            try (Connection connection = dataSource.getConnection()) {
                update(connection, END, id);
            }
        });
    }

    /** Back in the pool the connection would keep a session's lock: it has to be given back by hand. */
    private void letGo() throws SQLException {
        if (alive != null && !alive.isClosed()) {
            try (Connection connection = alive) {
                update(connection, "SELECT pg_advisory_unlock_all()");
            }
        }
        alive = null;
    }

    private void sweep(int run) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            BoundedTransactions.limit(connection);
            if (isDead(connection, run)) {
                update(connection, LOSE, run);
                update(connection, SETTLE, run);
                update(connection, LOSE_BATCHES, run);
            }
            connection.commit();
        }
    }

    private static boolean isDead(Connection connection, int run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_DEAD)) {
            statement.setInt(1, Locks.LIVING_SERVER.number());
            statement.setInt(2, run);
            statement.setInt(3, run);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static void update(Connection connection, String sql, int... numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < numbers.length; i++) {
                statement.setInt(i + 1, numbers[i]);
            }
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

    private int number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
