package rollcall.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import rollcall.Wiring;
import rollcall.store.DatabaseUrl;

/** Runs SQL in a server's database on a connection of its own. */
public final class Sql {
    private Sql() {}

    /** The first column of every row, as text. */
    public static List<String> column(Wiring server, String query) {
        return column(server.databaseUrl(), query);
    }

    /** The same in the database of a URL. */
    public static List<String> column(String databaseUrl, String query) {
        try (Connection connection = connect(databaseUrl)) {
            return RawTables.reading(query, connection, reading -> column(reading, query));
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    /** Runs a statement in the server's database. */
    public static void execute(Wiring server, String statement) {
        execute(server.databaseUrl(), statement);
    }

    /** The same in the database of a URL. */
    public static void execute(String databaseUrl, String statement) {
        try (Connection connection = connect(databaseUrl);
                Statement said = connection.createStatement()) {
            said.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** Whether the database of a URL takes connections. */
    public static boolean answers(String databaseUrl) {
        try (Connection connection = connect(databaseUrl)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(String databaseUrl) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** Returns once a statement of this database waits for a lock. */
    public static void awaitWaiter(Wiring server) throws InterruptedException {
        awaitWaiters(server, 1);
    }

    /** Returns once so many statements of this database wait for locks; fails after 20 s. */
    public static void awaitWaiters(Wiring server, int count) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        String waiting =
                "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        while (column(server, waiting).size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nobody waits for a lock");
            }
            Thread.sleep(20);
        }
    }

    /** Runs a statement in database {@code postgres} of the server's PostgreSQL. */
    public static void elsewhere(Wiring server, String statement) {
        execute(server.databaseUrl().replaceFirst("[^/]*$", "postgres"), statement);
    }

    /** Every row of the tables of keys, accounts, sessions, set-up links and failed log-ins, as text. */
    public static String everyAccessRow(Wiring server) {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("api_key", "account", "session", "setup_link", "login_failure")) {
            all.append(column(server, "SELECT t::text FROM " + table + " t")).append('\n');
        }
        return all.toString();
    }
}
