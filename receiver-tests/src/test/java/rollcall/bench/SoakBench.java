package rollcall.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Heartbeats of new instances over 32 connections and batches of 10,000 events over one, for minutes: whether rate, times, memory and tables stay
 * as they should.
 */
final class SoakBench {
    /** How long it takes unless somebody says otherwise. */
    static final int MINUTES = 10;

    private static final int CONNECTIONS = 32;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double MIB = 1024 * 1024;

    /** The partitions of raw rows count as their table; of {@code rollup} and the like all sizes together. */
    private static final String SIZES = """
            SELECT sum(pg_total_relation_size(oid)) FILTER (WHERE relname = 'instance'),
                   sum(pg_total_relation_size(oid)) FILTER (WHERE relname ~ '^heartbeat_[0-9]'),
                   sum(pg_total_relation_size(oid)) FILTER (WHERE relname ~ '^event_[0-9]'),
                   sum(pg_total_relation_size(oid)) FILTER (WHERE relname LIKE 'rollup%'),
                   (SELECT count(*) FROM heartbeat_batch)
            FROM pg_class
            WHERE relkind = 'r' AND relnamespace = to_regnamespace('public')
            """;

    private SoakBench() {}

    /** Prints a line a minute. */
    static void run(BenchServer server, int minutes) throws Exception {
        String batches = server.product("penpot");
        System.out.println("minute   accepted/s   p50 ms   p99 ms   largest ms   batches   memory MiB"
                + "   instance MiB   heartbeat MiB   event MiB   rollups MiB   batches waiting");
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            for (int minute = 1; minute <= minutes; minute++) {
                Future<Round.Result> sent = beside.submit(
                        () -> Round.run(1, Duration.ZERO, MINUTE, () -> BatchesBench.worker(server.port(), batches)));
                Round.Result heartbeats = Round.run(
                        CONNECTIONS,
                        Duration.ZERO,
                        MINUTE,
                        () -> new HttpWorker(server.port(), HeartbeatPayload.request(server.key())));
                print(minute, heartbeats, sent.get(), server);
            }
        } finally {
            beside.shutdownNow();
        }
    }

    private static void print(int minute, Round.Result heartbeats, Round.Result batches, BenchServer server)
            throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%6d %12.0f %8.2f %8.2f %12.2f %9d %12.0f %s%n",
                minute,
                heartbeats.perSecond(),
                heartbeats.latencies().millis(0.5),
                heartbeats.latencies().millis(0.99),
                heartbeats.latencies().millis(1),
                batches.latencies().count(),
                server.kibibytes("VmRSS") / 1024.0,
                sizes(server));
    }

    private static String sizes(BenchServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            row.next();
            return String.format(
                    Locale.ROOT,
                    "%14.0f %15.0f %11.0f %13.0f %17d",
                    row.getLong(1) / MIB,
                    row.getLong(2) / MIB,
                    row.getLong(3) / MIB,
                    row.getLong(4) / MIB,
                    row.getLong(5));
        }
    }
}
