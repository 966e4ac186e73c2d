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
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;

/** One real PostgreSQL for all tests of this process. Each test takes a new database from it. */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";

    /** How many databases are kept. Older ones are dropped, so that a thousand tests do not fill the disk. */
    private static final int KEPT = 60;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Deque<String> DATABASES = new ArrayDeque<>();
    private static EmbeddedPostgres postgres;

    private TestDatabase() {}

    /** The URL of a new database that is migrated and has no rows, as {@code --database-url} takes it. */
    public static String fresh() {
        return create(TEMPLATE);
    }

    /** The URL of a new database that was never migrated. */
    public static String empty() {
        return create("template1");
    }

    /** The same as {@link #fresh}, but it is never dropped: {@link #copyOf} makes others like it. */
    public static String template() {
        return url(createOnly(TEMPLATE));
    }

    /** The URL of a new database with all that another one of these has. Nobody may be connected to that. */
    public static String copyOf(String url) {
        return create(url.replaceFirst(".*/", ""));
    }

    private static synchronized String create(String template) {
        String name = createOnly(template);
        DATABASES.add(name);
        if (DATABASES.size() > KEPT) {
            dropOldest();
        }
        return url(name);
    }

    private static synchronized String createOnly(String template) {
        if (postgres == null) {
            start();
        }
        String name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        return name;
    }

    /** Drops the oldest database. If a connection to it is open, it becomes the newest and stays. */
    private static void dropOldest() {
        String oldest = DATABASES.remove();
        if (isInUse(oldest)) {
            DATABASES.add(oldest);
        } else {
            execute("DROP DATABASE " + oldest);
        }
    }

    private static boolean isInUse(String database) {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pg_stat_activity WHERE datname = ?")) {
            statement.setString(1, database);
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(database, e);
        }
    }

    private static void start() {
        Path directory = temporaryDirectory();
        postgres = EmbeddedPostgres.open(directory, EmbeddedPostgres.Use.SERVER);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            delete(directory);
        }));
        // A crash of this machine ends the tests; tests of durability use servers of their own.
        execute("ALTER SYSTEM SET fsync = off");
        execute("SELECT pg_reload_conf()");
        execute("CREATE DATABASE " + TEMPLATE);
        Database.open(Optional.of(url(TEMPLATE)), directory, EmbeddedPostgres.Use.COMMAND)
                .close();
    }

    private static void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.url().jdbc(), postgres.url().user(), postgres.url().password());
    }

    private static String url(String database) {
        return postgres.url().psql().replaceFirst("[^/]*$", database);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("rollcall-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
