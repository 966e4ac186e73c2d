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
 * Hands out ordinals, the positions in bitmaps, to new instances. They are reserved in blocks, each in a transaction of its own, so that group
 * commits do not wait for each other's counter. The rest of a block stays unused when the server stops, which costs a compressed bitmap nothing.
 */
public final class OrdinalAllocator {
    private static final int BLOCK = 256;

    /** How many ordinals other transactions may take between {@link #provide} and {@link #next}. */
    private static final int SPARE = 128;

    /** Makes the product's row if there is none, so that its first heartbeat needs nothing prepared. */
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

    /** Reserved ranges, the oldest first: each from the next free ordinal to its end, which is exclusive. */
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
     * Makes sure that a new ordinal is at hand for each instance that may need one. To be called before the transaction: transactions that wait for a
     * second connection while they hold one can wait for each other.
     *
     * @param products the product of each of these instances
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

    /** A new ordinal; it stays unused if the instance turns out to have one. */
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
