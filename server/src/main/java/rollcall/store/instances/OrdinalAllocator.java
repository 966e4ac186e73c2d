package rollcall.store.instances;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Hands out bitmap positions to new instances. They are reserved in blocks, each in a transaction of its own, so that group commits
 * never wait for each other's counter; what a stopping server leaves of a block stays unused, which a compressed bitmap does not feel.
 */
public final class OrdinalAllocator {
    private static final int BLOCK = 256;

    /** What others may take between {@link #provide} and {@link #next}. */
    private static final int SPARE = 128;

    // The row is made on first use as well, so that a product's first heartbeat needs nothing prepared.
    private static final String RESERVE = """
            INSERT INTO product_ordinal AS o (product_id, next_ordinal)
            VALUES (?, ?)
            ON CONFLICT (product_id) DO UPDATE SET next_ordinal = o.next_ordinal + excluded.next_ordinal
            RETURNING next_ordinal
            """;

    private final DataSource dataSource;
    private final Map<Integer, Block> blocks = new HashMap<>();

    public OrdinalAllocator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Ranges that were reserved, the oldest first: each from the next free position to its end, which is not in it. */
    private static final class Block {
        private final Deque<int[]> ranges = new ArrayDeque<>();

        private int left() {
            return ranges.stream().mapToInt(range -> range[1] - range[0]).sum();
        }

        private void add(int begin, int end) {
            ranges.add(new int[] {begin, end});
        }

        private int take() {
            int[] first = ranges.element();
            int taken = first[0]++;
            if (first[0] == first[1]) {
                ranges.remove();
            }
            return taken;
        }
    }

    /**
     * Makes sure that a new position is at hand for each of these. To be called before the transaction: one that waits for a connection
     * while it has one can wait for others that do the same.
     *
     * @param products of those who may need one
     */
    public void provide(Stream<Integer> products) throws SQLException {
        Map<Integer, Integer> needed = products.collect(Collectors.toMap(product -> product, one -> 1, Integer::sum));
        for (Map.Entry<Integer, Integer> each : needed.entrySet()) {
            provide(each.getKey(), each.getValue());
        }
    }

    private synchronized void provide(int productId, int positions) throws SQLException {
        Block block = blocks.computeIfAbsent(productId, id -> new Block());
        if (block.left() < positions + SPARE) {
            int size = Math.max(BLOCK, positions + SPARE);
            int end = reserve(productId, size);
            block.add(end - size, end);
        }
    }

    /** A new position; unused if the instance turns out to have one. */
    public synchronized int next(int productId) throws SQLException {
        Block block = blocks.computeIfAbsent(productId, id -> new Block());
        if (block.left() == 0) {
            int end = reserve(productId, BLOCK);
            block.add(end - BLOCK, end);
        }
        return block.take();
    }

    private int reserve(int productId, int positions) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RESERVE)) {
            statement.setInt(1, productId);
            statement.setInt(2, positions);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
