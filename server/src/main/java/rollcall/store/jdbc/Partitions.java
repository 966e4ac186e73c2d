package rollcall.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Makes the day partitions of one table of raw rows. {@link PartitionsAhead} has them made ahead of time; a day's first row has a missing
 * one made.
 */
public final class Partitions {
    private static final String IS_THERE = """
            SELECT EXISTS (SELECT FROM pg_inherits WHERE inhparent = to_regclass(?) AND inhrelid = to_regclass(?))
            """;

    /** One server at a time makes partitions. Both locks end with the transaction. */
    private static final String LOCK = """
            SET LOCAL lock_timeout = '1s';

            SELECT pg_advisory_xact_lock(?)
            """;

    /*
     * PARTITION OF would lock the table exclusively: it would wait for every open reader, and later readers and writers would wait behind
     * it. ATTACH PARTITION blocks neither readers nor writers. DDL takes no parameters; the texts are the name of one of our tables and
     * digits of a LocalDate.
     */
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS %1$s (LIKE %2$s INCLUDING ALL);

            ALTER TABLE %2$s ATTACH PARTITION %1$s FOR VALUES FROM ('%3$s') TO ('%4$s')
            """;

    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final DataSource dataSource;
    private final String table;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    private Partitions(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** The partitions of table {@code heartbeat}, by the UTC day of the heartbeat. */
    public static Partitions ofHeartbeats(DataSource dataSource) {
        return new Partitions(dataSource, "heartbeat");
    }

    /** The partitions of table {@code event}, by the UTC day of receipt. */
    public static Partitions ofEvents(DataSource dataSource) {
        return new Partitions(dataSource, "event");
    }

    /**
     * Makes sure that the day has a partition. Costs nothing if this server did so before.
     *
     * @throws SQLException after a second of waiting, if another transaction changes the table's definition; readers and writers do not
     *     delay it
     */
    public void ensure(LocalDate day) throws SQLException {
        if (made.contains(day)) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            if (!isThere(connection, day)) {
                make(connection, day);
            }
        }
        made.add(day);
    }

    /** Forgets which partitions exist. {@link #ensure} then looks for each again. */
    public void forget() {
        made.clear();
    }

    private void make(Connection connection, LocalDate day) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                Statement create = connection.createStatement()) {
            lock.setInt(1, Locks.PARTITIONS.number());
            lock.execute();
            if (!isThere(connection, day)) {
                create.execute(CREATE.formatted(name(day), table, day, day.plusDays(1)));
            }
        }
        connection.commit();
    }

    private boolean isThere(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_THERE)) {
            statement.setString(1, table);
            statement.setString(2, name(day));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private String name(LocalDate day) {
        return table + "_" + day.format(NAME);
    }
}
