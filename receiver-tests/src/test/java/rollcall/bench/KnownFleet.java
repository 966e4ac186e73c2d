package rollcall.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Instances of one product that have reported every day so far. After {@link #nextDay} each of them may report once more, in an order in which no
 * two neighbours of the table follow each other.
 */
final class KnownFleet implements Supplier<UUID> {
    /** More than report in a round on any machine. */
    private static final int SIZE = 250_000;

    /** Odd and not divided by 5, so that it goes through all of them. */
    private static final int STRIDE = 97_003;

    private static final String FILL = """
            INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            SELECT %1$d, CAST(md5(%1$d || '-' || n) AS uuid), %2$d + n, now() - interval '400 days', now() - interval '1 day', current_date - 1, '0.1.0'
            FROM generate_series(0, %3$d - 1) AS n
            """;

    private static final String NEXT_DAY = """
            UPDATE instance SET last_heartbeat_at = now() - interval '1 day', last_day = current_date - 1
            WHERE product_id = %d AND last_day >= current_date
            """;

    private final BenchServer server;
    private final int productId;
    private final AtomicInteger next = new AtomicInteger();

    private KnownFleet(BenchServer server, int productId) {
        this.server = server;
        this.productId = productId;
    }

    /** Fills in a fleet, in the place of ordinals that no new instance gets. */
    static KnownFleet of(BenchServer server, int productId) throws SQLException {
        server.execute(FILL.formatted(productId, 1_000_000, SIZE), "VACUUM ANALYZE instance");
        return new KnownFleet(server, productId);
    }

    /** Lets a day pass: what was reported today is gone, and everybody reported yesterday. */
    void nextDay() throws SQLException {
        String today = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        server.execute(
                "TRUNCATE heartbeat_" + today, NEXT_DAY.formatted(productId), "VACUUM ANALYZE instance", "CHECKPOINT");
        next.set(0);
    }

    /** The instance that reports next. */
    @Override
    public UUID get() {
        int number = next.getAndIncrement();
        if (number >= SIZE) {
            throw new IllegalStateException("the fleet is too small for this machine");
        }
        return id((int) ((long) number * STRIDE % SIZE));
    }

    private UUID id(int n) {
        String hex = md5(productId + "-" + n);
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    @SuppressWarnings("InsecureCryptoUsage") // not for secrets: the database makes the same identifiers
    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What became of the updates of table {@code instance} so far.
     *
     * @param hot of these, how many changed no index
     */
    record Updates(long all, long hot) {
        static Updates read(BenchServer server) throws SQLException {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'instance'")) {
                row.next();
                return new Updates(row.getLong(1), row.getLong(2));
            }
        }

        double hotShareSince(Updates before) {
            return all == before.all ? 0 : (double) (hot - before.hot) / (all - before.all);
        }
    }
}
