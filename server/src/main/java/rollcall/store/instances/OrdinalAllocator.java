package rollcall.store.instances;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Makes the product's row if there is none, so that its first heartbeat needs nothing prepared. */
    private static final String RESERVE = """
            INSERT INTO product_ordinal AS o (product_id, next_ordinal)
            VALUES (?, ?)
            ON CONFLICT (product_id) DO UPDATE SET next_ordinal = o.next_ordinal + excluded.next_ordinal
            RETURNING next_ordinal
            """;

    private final DataSource dataSource;

    /** By product, what this server has reserved and no transaction has now. Never held while the database is asked. */
    private final Map<Integer, FreeOrdinals> free = new HashMap<>();

    public OrdinalAllocator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Ordinals for one transaction. What it does not use goes back when this is closed.
     */
    public final class Provided implements AutoCloseable {
        private final Map<Integer, FreeOrdinals> mine = new HashMap<>();

        private Provided() {}

        /**
         * A new ordinal of the product; it stays unused if the instance turns out to have one.
         *
         * @throws IllegalStateException if none is left: the transaction asks for more than it said
         */
        public int next(int productId) {
            FreeOrdinals ordinals = mine.get(productId);
            if (ordinals == null || ordinals.count() == 0) {
                throw new IllegalStateException("more ordinals are asked for than were provided");
            }
            return ordinals.take();
        }

        /** Takes an ordinal back that {@link #next} returned, and that no instance has. */
        void giveBack(int productId, int ordinal) {
            mine.computeIfAbsent(productId, id -> new FreeOrdinals()).add(ordinal, ordinal + 1);
        }

        @Override
        public void close() {
            synchronized (free) {
                mine.forEach((productId, ordinals) -> free(productId).addAll(ordinals));
            }
            mine.clear();
        }
    }

    /**
     * An ordinal for each instance that may need one. To be called before the transaction: transactions that wait for a second connection while
     * they hold one can wait for each other, and behind a pooler of few sessions they do. No transaction waits for another's ordinals either.
     *
     * @param products the product of each of these instances
     */
    public Provided provide(Stream<Integer> products) throws SQLException {
        Map<Integer, Integer> needed = products.collect(Collectors.toMap(product -> product, one -> 1, Integer::sum));
        Provided provided = new Provided();
        try {
            for (Map.Entry<Integer, Integer> each : needed.entrySet()) {
                provided.mine.put(each.getKey(), provide(each.getKey(), each.getValue()));
            }
            return provided;
        } catch (SQLException | RuntimeException | Error e) {
            provided.close();
            throw e;
        }
    }

    private FreeOrdinals provide(int productId, int count) throws SQLException {
        FreeOrdinals provided = takeFree(productId, count);
        int missing = count - provided.count();
        if (missing > 0) {
            int size = Math.max(BLOCK, missing);
            int end = reserve(productId, size);
            provided.add(end - size, end - size + missing);
            giveBack(productId, end - size + missing, end);
        }
        return provided;
    }

    private FreeOrdinals takeFree(int productId, int atMost) {
        synchronized (free) {
            return free(productId).take(atMost);
        }
    }

    private void giveBack(int productId, int begin, int end) {
        synchronized (free) {
            free(productId).add(begin, end);
        }
    }

    private FreeOrdinals free(int productId) {
        return free.computeIfAbsent(productId, id -> new FreeOrdinals());
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
