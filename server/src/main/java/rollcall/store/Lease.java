package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Lets one server at a time do something that takes minutes. The lease is a row that its holder renews. If the holder dies, the lease expires by the
 * database's clock. No session holds it, so a pooler can neither lose nor leak it.
 */
public final class Lease {
    private static final String TAKE = """
            INSERT INTO lease AS l (name, holder, expires_at)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 second')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
            WHERE l.expires_at <= clock_timestamp()
            """;

    /** A lease that has expired and that nobody took still belongs to its holder. */
    private static final String RENEW = """
            UPDATE lease SET expires_at = clock_timestamp() + ? * interval '1 second' WHERE name = ? AND holder = ?
            """;

    private static final String GIVE_BACK = "DELETE FROM lease WHERE name = ? AND holder = ?";

    private static final String FORGET_ALL = "DELETE FROM lease";

    private final DataSource dataSource;
    private final String name;
    private final Duration lasts;

    /**
     * Names what one server at a time may do.
     *
     * @param lasts how long the lease lasts; longer than any holder goes without {@link Held#isHeld}
     */
    public Lease(DataSource dataSource, String name, Duration lasts) {
        this.dataSource = dataSource;
        this.name = name;
        this.lasts = lasts;
    }

    /** Takes the lease; empty, at once, if another server has it. */
    public Optional<Held> tryTake() throws StoreException {
        UUID holder = UUID.randomUUID();
        return StoreException.translating(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, name);
                statement.setObject(2, holder);
                statement.setLong(3, lasts.toSeconds());
                return statement.executeUpdate() == 1 ? Optional.of(new Held(holder)) : Optional.empty();
            }
        });
    }

    /** Frees the leases of dead servers at once; for a caller that knows that no other server runs on this database. */
    public static void forgetAll(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET_ALL)) {
            statement.executeUpdate();
        }
    }

    /** The lease, until it is closed or expires. */
    public final class Held implements AutoCloseable {
        private final UUID holder;

        private Held(UUID holder) {
            this.holder = holder;
        }

        /** Renews the lease; false if it expired and another server took it, or if the database does not answer. */
        public boolean isHeld() {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(RENEW)) {
                statement.setLong(1, lasts.toSeconds());
                statement.setString(2, name);
                statement.setObject(3, holder);
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() throws StoreException {
            StoreException.translating(() -> {
                try (Connection connection = dataSource.getConnection();
                        PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
                    statement.setString(1, name);
                    statement.setObject(2, holder);
                    return statement.executeUpdate();
                }
            });
        }
    }
}
