package rollcall.store.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.BoundedTransactions;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;
import rollcall.store.Lease;
import rollcall.store.compression.Dictionaries;
import rollcall.store.embedded.EmbeddedPostgres;

/**
 * The pool over one PostgreSQL, external or embedded, with the schema in place.
 *
 * <p>While the database is away, callers get an {@link java.sql.SQLTransientConnectionException} after 3 s. When it is back, the pool
 * reconnects by itself.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(30);
    private static final int OLDEST = 15;

    private final Optional<EmbeddedPostgres> embedded;
    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final DatabaseHealth databaseHealth;

    private Database(Optional<EmbeddedPostgres> embedded, DatabaseUrl url) {
        this.embedded = embedded;
        this.url = url;
        this.pool = DataSources.pool(url, "rollcall", 2);
        this.databaseHealth = new DatabaseHealth(DataSources.single(url));
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
        jdbi.setTransactionHandler(new BoundedTransactions());
        // All handles share what is made here.
        jdbi.getConfig(Dictionaries.class);
    }

    /**
     * Opens the database of that URL. Without a URL it opens the embedded database below the data directory, and starts it if it does not run.
     *
     * @param use a server waits up to 30 s for an external database that is not up yet, and owns the embedded one; a command does neither
     * @throws DatabaseProblem if the database cannot be reached, is older than PostgreSQL 15 or not in UTF-8, or another server owns the data
     *     directory
     */
    public static Database open(Optional<String> url, Path dataDir, EmbeddedPostgres.Use use) {
        if (url.isPresent()) {
            DatabaseUrl external = DatabaseUrl.parse(url.get());
            awaitSupported(external, use == EmbeddedPostgres.Use.SERVER ? SERVER_PATIENCE : Duration.ZERO);
            Migrations.apply(DataSources.single(external));
            return new Database(Optional.empty(), external);
        }
        return openEmbedded(EmbeddedPostgres.open(dataDir, use));
    }

    /** New connections to the database of that URL, whatever is in it and whether it answers or not. */
    public static DataSource unchecked(DatabaseUrl url) {
        return DataSources.single(url);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** The interface to a table; each call of it takes its own connection. */
    public <T> T dao(Class<T> type) {
        return jdbi.onDemand(type);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Whether the database is the one below the data directory. */
    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** Access without limits of time, over new connections: for work that an operator waits for. */
    public Jdbi patient() {
        return Jdbi.create(DataSources.single(url)).installPlugin(new SqlObjectPlugin());
    }

    /** Measures how the pool is used. */
    public void measure(MeterRegistry meters) {
        pool.setMetricRegistry(meters);
    }

    /** The file system of the embedded database; empty for an external one, which tells nobody how much its disk has left. */
    public Optional<DiskSpace> disk() {
        return embedded.map(EmbeddedPostgres::root).map(DiskSpace::of);
    }

    /** How many bytes the database has on its disk, without its write-ahead log; of a cluster, the coordinator's share. */
    public long size() {
        return dao(DatabaseSizeDao.class).bytes();
    }

    /** The URL as psql takes it, with the password. */
    public String url() {
        return url.psql();
    }

    DatabaseUrl place() {
        return url;
    }

    /** Whether the database answers within a second and takes writes; the answer is at most half a second old. */
    public boolean answers() {
        return databaseHealth.beats();
    }

    /** Closes every connection and then stops the embedded PostgreSQL, if it was started here. */
    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Database openEmbedded(EmbeddedPostgres postgres) {
        try {
            DatabaseUrl url = postgres.url();
            if (postgres.startedHere()) {
                Migrations.apply(DataSources.single(url));
                forgetLeases(DataSources.single(url));
            }
            return new Database(Optional.of(postgres), url);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** The owner of the data directory is the only server on it, so every other holder of a lease is dead. */
    private static void forgetLeases(DataSource source) {
        try {
            Lease.forgetAll(source);
        } catch (SQLException e) {
            throw new DatabaseProblem("the database went away during the start", e);
        }
    }

    private static void awaitSupported(DatabaseUrl url, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                requireSupported(DataSources.single(url));
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new DatabaseProblem("no database at " + url.place() + ": " + DatabaseFailure.words(e), e);
                }
                LOG.info("waiting for the database at {}: {}", url.place(), DatabaseFailure.words(e));
                pause();
            }
        }
    }

    private static void requireSupported(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version_num'), current_setting('server_encoding')")) {
            row.next();
            int major = row.getInt(1) / 10_000;
            if (major < OLDEST) {
                throw new DatabaseProblem(
                        "the database is PostgreSQL " + major + "; Rollcall needs " + OLDEST + " or newer");
            }
            if (!row.getString(2).equals("UTF8")) {
                throw new DatabaseProblem(
                        "the database's encoding is " + row.getString(2)
                                + ", which cannot hold every report; Rollcall needs UTF8: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted while waiting for the database", e);
        }
    }
}
