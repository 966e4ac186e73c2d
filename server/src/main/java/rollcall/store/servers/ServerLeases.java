package rollcall.store.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.DatabaseProblem;
import rollcall.store.StoreException;
import rollcall.store.jdbc.Locks;

/**
 * This server among those that run on one database. Each has a number. A server that is connected directly holds an advisory lock on its number,
 * which the database drops when the process dies: so the others know at once that its answers were left under way. A server behind a pooler
 * cannot hold a lock: it renews a row, and is dead when that is older than {@value #LEASE_SECONDS} s by the database's clock. {@link DeadServers}
 * looks at both.
 */
public final class ServerLeases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLeases.class);

    /** Four times as long as it takes to be renewed, so that a server that pauses does not count as dead. */
    private static final int LEASE_SECONDS = 20;

    private static final String START = "SELECT nextval('run_id')::int";

    /** A pooler hands out numbers of its own for the sessions that it shares out. */
    private static final String SESSION = "SELECT pg_backend_pid()";

    private static final String RENEW = """
            INSERT INTO running_server (run_id, direct, alive_until)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 second')
            ON CONFLICT (run_id) DO UPDATE SET direct = excluded.direct, alive_until = excluded.alive_until
            """;

    private static final String LIVE = "SELECT pg_advisory_lock(?, ?)";

    private static final String END = "DELETE FROM running_server WHERE run_id = ?";

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

    /** Says that this server lives, also after the database was away or other servers took it for dead; to be called every five seconds. */
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

    /** An aborted connection keeps its place in the pool until it is closed as well. The pool throws it away and may report that it was broken. */
    private static void giveUp(Connection broken) {
        try (broken) {
            broken.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a broken connection was thrown away: {}", Trace.of(e));
        }
    }

    /** Takes the lock and keeps its connection, unless a pooler stands in between. */
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

    /** Ends the lease: from now on the server counts as dead. */
    @Override
    public synchronized void close() throws StoreException {
        StoreException.translatingAction(() -> {
            letGo();
            try (Connection connection = dataSource.getConnection()) {
                update(connection, END, id);
            }
        });
    }

    /** Gives the lock back. A connection that returns to the pool keeps its session's locks, so this has to be done by hand. */
    private void letGo() throws SQLException {
        if (alive != null && !alive.isClosed()) {
            try (Connection connection = alive) {
                update(connection, "SELECT pg_advisory_unlock_all()");
            }
        }
        alive = null;
    }

    private static void update(Connection connection, String sql, int... numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < numbers.length; i++) {
                statement.setInt(i + 1, numbers[i]);
            }
            statement.execute();
        }
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
