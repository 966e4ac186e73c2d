package rollcall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The day partitions of one table of raw rows: made when a day's first row arrives, and one day ahead. */
public final class Partitions {
    // One server at a time makes partitions; the lock goes with the transaction.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7202)";

    // DDL takes no parameters; the texts are a table's name of our own and digits of a LocalDate.
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS %4$s_%1$s PARTITION OF %4$s FOR VALUES FROM ('%2$s') TO ('%3$s')
            """;

    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final DataSource dataSource;
    private final String table;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    private Partitions(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** Those of table {@code heartbeat}, by the day of the heartbeat. */
    public static Partitions ofHeartbeats(DataSource dataSource) {
        return new Partitions(dataSource, "heartbeat");
    }

    /** Those of table {@code event}, by the day of receipt. */
    public static Partitions ofEvents(DataSource dataSource) {
        return new Partitions(dataSource, "event");
    }

    /** Makes sure that rows of this day have a place. Costs nothing when this server did so before. */
    public void ensure(LocalDate day) throws SQLException {
        if (made.contains(day)) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(LOCK);
            statement.execute(create(day));
            statement.execute(create(day.plusDays(1)));
            connection.commit();
        }
        made.add(day);
    }

    /** Looks for every partition anew from now on. */
    void forget() {
        made.clear();
    }

    private String create(LocalDate day) {
        return CREATE.formatted(day.format(NAME), day, day.plusDays(1), table);
    }
}
