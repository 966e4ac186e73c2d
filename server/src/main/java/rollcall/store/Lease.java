package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Lets one server at a time do something that takes minutes. The lease is a row that its holder renews; one that died leaves it to expire
 * by the database's clock. No session is held meanwhile, so a pooler can neither lose nor leak it.
 */
public final class Lease {
    private static final String TAKE = """
            INSERT INTO lease AS l (name, holder, expires_at)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 second')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
            WHERE l.expires_at <= clock_timestamp()
            """;

    // One that has expired and that nobody took is still its holder's.
    private static final String RENEW = """
            UPDATE lease SET expires_at = clock_timestamp() + ? * interval '1 second' WHERE name = ? AND holder = ?
            """;

    private static final String GIVE_BACK = "DELETE FROM lease WHERE name = ? AND holder = ?";

    private static final String FORGET_ALL = "DELETE FROM lease";

    private final DataSource dataSource;
    private final String name;
    private final Duration lasts;

    /**
     * Names what only one may do.
     *
     * @param lasts longer than any holder goes without {@link Held#isHeld}
     */
    public Lease(DataSource dataSource, String name, Duration lasts) {
        this.dataSource = dataSource;
        this.name = name;
        this.lasts = lasts;
    }

    /** Takes it; empty, at once, if another server has it. */
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

    /** For who knows that nobody else runs on this database: what a dead server held is free at once. */
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

        /** Renews it; false if another server has taken it since it expired, or nobody can tell. */
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
