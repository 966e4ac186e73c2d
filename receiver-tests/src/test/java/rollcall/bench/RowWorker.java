package rollcall.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: one JDBC connection that writes the two rows of a heartbeat, prepared beforehand, and commits them. */
final class RowWorker implements Round.Worker {
    private static final AtomicInteger ORDINALS = new AtomicInteger();

    private static final String INSTANCE = """
            INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (-1, ?, ?, ?, ?, ?, '0.1.0')
            """;

    private static final String HEARTBEAT = """
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
            VALUES (-1, ?, ?, ?, ?, true, '0.1.0', -1, ?)
            """;

    private final Connection connection;
    private final PreparedStatement instance;
    private final PreparedStatement heartbeat;
    private final byte[] kept;

    RowWorker(Connection connection, byte[] kept) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.instance = connection.prepareStatement(INSTANCE);
        this.heartbeat = connection.prepareStatement(HEARTBEAT);
        this.kept = kept;
    }

    @Override
    public void operate() throws SQLException {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        LocalDate day = now.toLocalDate();
        int ordinal = ORDINALS.incrementAndGet();
        instance.setObject(1, id);
        instance.setInt(2, ordinal);
        instance.setObject(3, now);
        instance.setObject(4, now);
        instance.setObject(5, day);
        instance.executeUpdate();
        heartbeat.setObject(1, id);
        heartbeat.setObject(2, day);
        heartbeat.setInt(3, ordinal);
        heartbeat.setObject(4, now);
        heartbeat.setBytes(5, kept);
        heartbeat.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
