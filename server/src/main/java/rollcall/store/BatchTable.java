package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Table {@code heartbeat_batch}, without heartbeats: receipts while none arrive, or none is kept. */
public final class BatchTable {
    private static final String ANSWERED = """
            UPDATE heartbeat_batch SET answered = true WHERE batch_id = ANY (?::bigint[])
            """;

    private final DataSource dataSource;

    public BatchTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes that every answer of these batches was given or is remembered as lost. */
    public void answered(Collection<Long> batchIds) throws StoreException {
        try (Connection connection = dataSource.getConnection()) {
            answered(connection, batchIds);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The same within a transaction. */
    static void answered(Connection connection, Collection<Long> batchIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANSWERED)) {
            statement.setArray(1, Columns.longs(connection, batchIds));
            statement.executeUpdate();
        }
    }
}
