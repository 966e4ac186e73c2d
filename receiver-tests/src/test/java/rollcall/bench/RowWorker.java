package rollcall.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The floor: one JDBC connection that writes the two rows of a heartbeat, prepared beforehand, and commits them. */
final class RowWorker implements Round.Worker {
    private static final AtomicInteger ORDINALS = new AtomicInteger();

    private static final String INSTANCE = """
            INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (-1, ?, ?, ?, ?, ?, '0.1.0')
            """;

    private static final String RETURN = """
            UPDATE instance SET last_heartbeat_at = ?, last_day = ?, version = '0.1.0'
            WHERE product_id = -1 AND instance_id = ?
            RETURNING ordinal
            """;

    private static final String HEARTBEAT = """
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
            VALUES (-1, ?, ?, ?, ?, true, '0.1.0', -1, ?)
            """;

    private final Connection connection;
    private final PreparedStatement instance;
    private final PreparedStatement heartbeat;
    private final byte[] kept;
    private final @Nullable Supplier<UUID> known;

    RowWorker(Connection connection, byte[] kept) throws SQLException {
        this(connection, kept, null);
    }

    /** @param known which instance reports next that did so before; null for new ones */
    RowWorker(Connection connection, byte[] kept, @Nullable Supplier<UUID> known) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.known = known;
        this.instance = connection.prepareStatement(known == null ? INSTANCE : RETURN);
        this.heartbeat = connection.prepareStatement(HEARTBEAT);
        this.kept = kept;
    }

    @Override
    public void operate() throws SQLException {
        UUID id = known == null ? UUID.randomUUID() : known.get();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        LocalDate day = now.toLocalDate();
        int ordinal = known == null ? introduce(id, now, day) : comeBack(id, now, day);
        heartbeat.setObject(1, id);
        heartbeat.setObject(2, day);
        heartbeat.setInt(3, ordinal);
        heartbeat.setObject(4, now);
        heartbeat.setBytes(5, kept);
        heartbeat.executeUpdate();
        connection.commit();
    }

    private int introduce(UUID id, OffsetDateTime now, LocalDate day) throws SQLException {
        int ordinal = ORDINALS.incrementAndGet();
        instance.setObject(1, id);
        instance.setInt(2, ordinal);
        instance.setObject(3, now);
        instance.setObject(4, now);
        instance.setObject(5, day);
        instance.executeUpdate();
        return ordinal;
    }

    private int comeBack(UUID id, OffsetDateTime now, LocalDate day) throws SQLException {
        instance.setObject(1, now);
        instance.setObject(2, day);
        instance.setObject(3, id);
        try (ResultSet row = instance.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
