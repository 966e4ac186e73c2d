package rollcall.store.compression;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** The dictionaries by which a server compresses what arrives. A product whose dictionary cannot be read at the moment has none for that long. */
public final class CurrentDictionaries {
    /** For so long after it was replaced, a row may still come that is compressed by a dictionary: the slowest transaction is over by then. */
    public static final Duration IN_USE_FOR = Duration.ofMinutes(5);

    /** For so many nanoseconds the answer of the database counts. */
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    /** Without a dictionary it counts for so many nanoseconds: rows are large meanwhile. */
    private static final long FRESH_WITHOUT = Duration.ofSeconds(1).toNanos();

    /** Older answers do not count at all; in between, one thread asks, and the others do not wait for it. */
    private static final long STALE = Duration.ofSeconds(15).toNanos();

    private static final String CURRENT = """
            SELECT dictionary_id, CASE WHEN dictionary_id <> ? THEN dictionary END
            FROM compression_dictionary
            WHERE product_id = ? AND replaced_at IS NULL
            """;

    private final DataSource dataSource;
    private final Map<Integer, OfProduct> products = new ConcurrentHashMap<>();

    public CurrentDictionaries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The dictionary of a product; {@link Dictionary#NONE} if it has none. May ask the database. */
    public Dictionary of(int productId) {
        return products.computeIfAbsent(productId, OfProduct::new).current();
    }

    private final class OfProduct {
        private final int productId;
        private final ReentrantLock asking = new ReentrantLock();
        private volatile Dictionary dictionary = Dictionary.NONE;
        private volatile long asked = System.nanoTime() - 2 * STALE;

        OfProduct(int productId) {
            this.productId = productId;
        }

        Dictionary current() {
            long fresh = dictionary == Dictionary.NONE ? FRESH_WITHOUT : FRESH;
            if (System.nanoTime() - asked > fresh && asking.tryLock()) {
                try {
                    ask();
                } finally {
                    asking.unlock();
                }
            }
            return System.nanoTime() - asked > STALE ? Dictionary.NONE : dictionary;
        }

        private void ask() {
            long now = System.nanoTime();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(CURRENT)) {
                statement.setInt(1, dictionary.id());
                statement.setInt(2, productId);
                dictionary = read(statement);
            } catch (SQLException | RuntimeException e) {
                // What arrives meanwhile is compressed without a dictionary, or fails for its own sake.
                dictionary = Dictionary.NONE;
            }
            asked = now;
        }

        private Dictionary read(PreparedStatement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Dictionary.NONE;
                }
                byte[] changed = row.getBytes(2);
                return changed == null ? dictionary : Dictionary.of(row.getInt(1), changed);
            }
        }
    }
}
