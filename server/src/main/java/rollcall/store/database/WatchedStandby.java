package rollcall.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseUrl;

/** A standby of the database, with a pool of its own. It is looked at every second, each time over new connections. */
final class WatchedStandby implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedStandby.class);

    private static final String PRIMARY = """
            SELECT (SELECT system_identifier FROM pg_control_system()) AS system,
                   CAST(pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS bigint) AS position
            """;

    private static final String STANDBY = """
            SELECT (SELECT system_identifier FROM pg_control_system()) AS system, pg_is_in_recovery() AS standby,
                   CAST(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') AS bigint) AS position
            """;

    private final PGSimpleDataSource primary;
    private final PGSimpleDataSource standby;
    private final HikariDataSource pool;
    private final Duration limit;
    private final StandbyLag lag = new StandbyLag();
    private long system;
    private volatile StandbyState state = StandbyState.UNKNOWN;
    private volatile long lookedAt = System.nanoTime();

    /** @param limit a standby that is farther behind does not answer */
    WatchedStandby(DatabaseUrl primary, DatabaseUrl standby, Duration limit) {
        this.primary = impatient(primary);
        this.standby = impatient(standby);
        this.limit = limit;
        pool = DataSources.pool(standby, "rollcall-standby", 0);
    }

    /** A place in the write-ahead log of a database. */
    private record Place(long system, boolean standby, long position) {}

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    StandbyState state() {
        return state;
    }

    /** Whether it may answer now. What was seen ages with the time. */
    boolean answers() {
        StandbyState seen = state;
        Duration age = Duration.ofNanos(System.nanoTime() - lookedAt);
        return seen.answers() && seen.lag().plus(age).compareTo(limit) <= 0;
    }

    /** Looks at it, unless that was done since a moment of {@link System#nanoTime}. */
    synchronized void lookSince(long moment) {
        if (lookedAt - moment < 0) {
            look();
        }
    }

    /** Looks how far it is behind. Fails with nothing: what is wrong with it is its state. */
    synchronized void look() {
        place(primary, PRIMARY).ifPresent(at -> {
            system = at.system;
            lag.primaryAt(at.position, System.nanoTime());
        });
        StandbyState seen =
                place(standby, STANDBY).map(this::judge).orElse(new StandbyState(StandbyState.What.AWAY, state.lag()));
        note(seen);
        state = seen;
        lookedAt = System.nanoTime();
    }

    @Override
    public void close() {
        pool.close();
    }

    private StandbyState judge(Place at) {
        if (!at.standby) {
            return new StandbyState(StandbyState.What.NO_STANDBY, Duration.ZERO);
        }
        if (system != 0 && at.system != system) {
            return new StandbyState(StandbyState.What.FOREIGN, Duration.ZERO);
        }
        Duration behind = lag.of(at.position, System.nanoTime());
        return new StandbyState(
                behind.compareTo(limit) <= 0 ? StandbyState.What.ANSWERS : StandbyState.What.BEHIND, behind);
    }

    private void note(StandbyState seen) {
        if (seen.what() == state.what()) {
            return;
        }
        // Its address may lead to another server now.
        pool.getHikariPoolMXBean().softEvictConnections();
        if (seen.answers()) {
            LOG.info("the standby answers the pages' questions");
        } else {
            LOG.warn(
                    "the primary answers the pages' questions; the standby: {}",
                    seen.what().code());
        }
    }

    private static Optional<Place> place(PGSimpleDataSource source, String question) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            boolean isStandby = question.equals(STANDBY) && row.getBoolean("standby");
            return Optional.of(new Place(row.getLong("system"), isStandby, row.getLong("position")));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static PGSimpleDataSource impatient(DatabaseUrl url) {
        PGSimpleDataSource source = DataSources.single(url);
        DataSources.hurry(source);
        return source;
    }
}
