package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Hands out bitmap positions to new instances. They are reserved in blocks, each in a transaction of its own, so that group commits
 * never wait for each other's counter; what a stopping server leaves of a block stays unused, which a compressed bitmap does not feel.
 */
final class Ordinals {
    private static final int BLOCK = 256;

    // The row is made on first use as well, so that a product's first heartbeat needs nothing prepared.
    private static final String RESERVE = """
            INSERT INTO product_ordinal AS o (product_id, next_ordinal)
            VALUES (?, ?)
            ON CONFLICT (product_id) DO UPDATE SET next_ordinal = o.next_ordinal + excluded.next_ordinal
            RETURNING next_ordinal
            """;

    private final DataSource dataSource;
    private final Map<Integer, Block> blocks = new HashMap<>();

    Ordinals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static final class Block {
        private int next;
        private int end;
    }

    /** Every heartbeat with its instance's ordinal, in the order of their keys; instances that are not known get new ones. */
    synchronized List<NumberedHeartbeat> assign(
            List<ArrivingHeartbeat> heartbeats, Map<InstanceKey, InstanceTable.Known> known, LocalDate day)
            throws SQLException {
        List<NumberedHeartbeat> numbered = new ArrayList<>(heartbeats.size());
        for (ArrivingHeartbeat heartbeat : heartbeats) {
            InstanceTable.Known before = known.get(InstanceKey.of(heartbeat));
            int ordinal = before == null ? next(heartbeat.productId()) : before.ordinal();
            boolean first = before == null
                    || before.lastDay().equals(LocalDate.MIN)
                    || before.firstDay().equals(day);
            numbered.add(new NumberedHeartbeat(heartbeat, ordinal, first));
        }
        numbered.sort(Comparator.comparing(NumberedHeartbeat::key));
        return numbered;
    }

    /** A new position; unused if the instance turns out to have one. */
    synchronized int next(int productId) throws SQLException {
        Block block = blocks.computeIfAbsent(productId, id -> new Block());
        if (block.next == block.end) {
            block.end = reserve(productId);
            block.next = block.end - BLOCK;
        }
        return block.next++;
    }

    private int reserve(int productId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RESERVE)) {
            statement.setInt(1, productId);
            statement.setInt(2, BLOCK);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
