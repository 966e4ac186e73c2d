package rollcall.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;

/** A real PostgreSQL that runs as long as this process. Its databases are copies of others that it has. */
public final class TestCluster {
    /** A database that is migrated and has no rows. */
    public static final String MIGRATED = "migrated";

    /** How many databases are kept. Older ones are dropped, so that a thousand tests do not fill the disk. */
    private static final int KEPT = 60;

    private final Deque<String> databases = new ArrayDeque<>();
    private final Path directory;
    private final EmbeddedPostgres postgres;
    private int count;

    private TestCluster(Path directory) {
        this.directory = directory;
        postgres = EmbeddedPostgres.open(directory, EmbeddedPostgres.Use.SERVER);
    }

    /** Starts one that has the database {@link #MIGRATED}. */
    static TestCluster start() {
        Path directory = temporaryDirectory();
        fill(directory);
        return run(directory);
    }

    /**
     * Starts one that has what {@code more} adds to {@link #MIGRATED}.
     *
     * @param name what it is called among {@link PreparedData}
     */
    public static TestCluster start(String name, Consumer<TestCluster> more) {
        Path directory = temporaryDirectory();
        PreparedData.copy(name, directory, unfinished -> {
            fill(unfinished);
            make(unfinished, cluster -> {
                cluster.hurry();
                more.accept(cluster);
            });
        });
        return run(directory);
    }

    /** Fills an empty data directory with PostgreSQL as its first start leaves it, besides a cheap password, and with {@link #MIGRATED}. */
    static void fill(Path directory) {
        PreparedData.copy("postgres", directory, unfinished -> make(unfinished, TestCluster::prepare));
    }

    private static void make(Path directory, Consumer<TestCluster> what) {
        TestCluster cluster = new TestCluster(directory);
        try {
            what.accept(cluster);
        } finally {
            cluster.postgres.close();
        }
    }

    private static TestCluster run(Path directory) {
        TestCluster cluster = new TestCluster(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cluster.postgres.close();
            PreparedData.remove(directory);
        }));
        cluster.hurry();
        return cluster;
    }

    /** A crash of this machine ends the tests; tests of durability use servers of their own. And its log is not to fill the disk. */
    private void hurry() {
        execute("ALTER SYSTEM SET fsync = off");
        execute("ALTER SYSTEM SET max_wal_size = '128MB'");
        execute("SELECT pg_reload_conf()");
    }

    /** Where its files are, and other ones that belong to its databases. */
    public Path directory() {
        return directory;
    }

    /** The URL of a new database that has all that {@code template} has. Nobody may be connected to that. */
    public synchronized String create(String template) {
        if (databases.size() >= KEPT) {
            dropOldest();
        }
        String name = "test_" + ++count;
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        databases.add(name);
        return url(name);
    }

    /** The URL of one of its databases. */
    public String url(String database) {
        return postgres.url().psql().replaceFirst("[^/]*$", database);
    }

    /** Renames a database, which is never dropped from then on. */
    public synchronized void keep(String url, String name) {
        String old = url.replaceFirst(".*/", "");
        databases.remove(old);
        execute("ALTER DATABASE " + old + " RENAME TO " + name);
    }

    private void prepare() {
        hashPasswordCheaply();
        execute("CREATE DATABASE " + MIGRATED);
        Database.open(Optional.of(url(MIGRATED)), directory, EmbeddedPostgres.Use.COMMAND)
                .close();
    }

    /**
     * Connections authenticate as those of any server, with one round of hashing in the place of 4,096. Tests open thousands of connections
     * to new databases, and without the optimising compiler those rounds were a third of all that the tests computed.
     */
    private void hashPasswordCheaply() {
        execute("SET scram_iterations = 1; ALTER ROLE " + postgres.url().user() + " PASSWORD '"
                + postgres.url().password() + "'");
    }

    /** Drops the oldest database. If a connection to it is open, it becomes the newest and stays. */
    private void dropOldest() {
        String oldest = databases.remove();
        if (isInUse(oldest)) {
            databases.add(oldest);
        } else {
            execute("DROP DATABASE " + oldest);
        }
    }

    private boolean isInUse(String database) {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pg_stat_activity WHERE datname = ?")) {
            statement.setString(1, database);
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(database, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.url().jdbc(), postgres.url().user(), postgres.url().password());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("rollcall-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
