package rollcall.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A higher bar than the floor: both rows and their commit go in one message, so that nothing but the commit is waited for. */
final class OneMessageWorker implements Round.Worker {
    private static final AtomicInteger ORDINALS = new AtomicInteger();
    private static final String ROWS = """
            INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (-2, ?, ?, ?, ?, ?, '0.1.0');

            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
            VALUES (-2, ?, ?, ?, ?, true, '0.1.0', -1, ?)
            """;

    private final Connection connection;
    private final PreparedStatement statement;
    private final byte[] kept;

    OneMessageWorker(Connection connection, byte[] kept) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(ROWS);
        this.kept = kept;
    }

    @Override
    public void operate() throws SQLException {
        UUID instance = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        LocalDate day = now.toLocalDate();
        int ordinal = ORDINALS.incrementAndGet();
        statement.setObject(1, instance);
        statement.setInt(2, ordinal);
        statement.setObject(3, now);
        statement.setObject(4, now);
        statement.setObject(5, day);
        statement.setObject(6, instance);
        statement.setObject(7, day);
        statement.setInt(8, ordinal);
        statement.setObject(9, now);
        statement.setBytes(10, kept);
        statement.execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
