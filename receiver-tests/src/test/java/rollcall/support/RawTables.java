package rollcall.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import rollcall.store.compression.Dictionaries;

/**
 * Lets SQL read what was kept, which the database has in compressed form: for one query, a table of the session's own stands in front of
 * {@code heartbeat}, with the same rows and with {@code kept} as JSON.
 */
public final class RawTables {
    private static final Pattern OF_HEARTBEATS = Pattern.compile("(?is)(?=.*\\bkept\\b).*\\bFROM\\s+heartbeat\\b.*");

    private RawTables() {}

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does the work with a connection on which this query finds JSON. */
    public static <T> T reading(String query, Connection connection, Work<T> work) throws SQLException {
        if (!OF_HEARTBEATS.matcher(query).matches()) {
            return work.in(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TEMP TABLE shown (
                        received_at timestamptz, product_id int, ordinal int, day date, instance_id uuid, first boolean,
                        version text, dictionary_id int, kept json
                    )
                    """);
            fill(connection);
            statement.execute("ALTER TABLE shown RENAME TO heartbeat");
            try {
                return work.in(connection);
            } finally {
                statement.execute("DROP TABLE pg_temp.heartbeat");
            }
        }
    }

    private static void fill(Connection connection) throws SQLException {
        Dictionaries dictionaries = new Dictionaries();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM kept_heartbeat");
                PreparedStatement shown = connection.prepareStatement("""
                        INSERT INTO shown (received_at, product_id, ordinal, day, instance_id, first, version, kept)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)
                        """)) {
            while (rows.next()) {
                byte[] kept = dictionaries.bytes(rows.getInt("dictionary_id"), rows.getBytes("kept"), connection);
                shown.setObject(1, rows.getObject("received_at", OffsetDateTime.class));
                shown.setInt(2, rows.getInt("product_id"));
                shown.setInt(3, rows.getInt("ordinal"));
                shown.setObject(4, rows.getObject("day", LocalDate.class));
                shown.setObject(5, rows.getObject("instance_id"));
                shown.setBoolean(6, rows.getBoolean("first"));
                shown.setString(7, rows.getString("version"));
                shown.setString(8, new String(kept, StandardCharsets.UTF_8));
                shown.addBatch();
            }
            shown.executeBatch();
        }
    }
}
