package rollcall.bench.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import rollcall.gate.KeptHeartbeat;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.heartbeats.ArrivingHeartbeat;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.HeartbeatDictionaries;
import rollcall.store.heartbeats.HeartbeatExportDao;
import rollcall.store.heartbeats.PlainHeartbeats;
import rollcall.store.jdbc.KeptJson;
import rollcall.store.jdbc.Partitions;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.servers.ServerLeases;

/**
 * What heartbeats take on the disk, all tables and indexes together, beside the same rows in the layout of Rollcall before compression in the same
 * run; and how fast rows of that layout move.
 */
public final class DiskBench {
    private static final int GROUP = 400;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String OLD = """
            CREATE TABLE %1$s (
                product_id int NOT NULL, instance_id uuid NOT NULL, day date NOT NULL, ordinal int NOT NULL,
                received_at timestamptz NOT NULL, first boolean NOT NULL, version text, kept json NOT NULL,
                PRIMARY KEY (product_id, instance_id, day)
            ) PARTITION BY RANGE (day)
            """;

    private static final String OLD_DAY = """
            CREATE TABLE IF NOT EXISTS %1$s_%2$s PARTITION OF %1$s FOR VALUES FROM ('%3$s') TO ('%4$s')
            """;

    private static final String SIZE = """
            SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)
            FROM pg_inherits
            WHERE inhparent = CAST(:table AS regclass)
            """;

    private final Jdbi jdbi;
    private final Database database;
    private final Product product;

    /**
     * Bytes a heartbeat.
     *
     * @param json of what was kept
     * @param before in the layout before compression
     * @param now with the dictionaries
     */
    public record Bytes(long rows, double json, double before, double now) {}

    private DiskBench(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.product = new Products(
                        database.dao(ProductDao.class), database.dao(PermittedFieldDao.class), Clock.systemUTC())
                .add("disk", "", "eventyay");
    }

    /** Prints the figures of a fleet: {@code disk [INSTANCES [DAYS]]}. */
    public static void run(Path dataDir, String... options) throws Exception {
        int instances = options.length > 0 ? Integer.parseInt(options[0]) : 5_000;
        int days = options.length > 1 ? Integer.parseInt(options[1]) : 35;
        try (Database database =
                Database.open(Optional.empty(), dataDir.resolve("data"), EmbeddedPostgres.Use.SERVER)) {
            DiskBench bench = new DiskBench(database);
            Bytes bytes = bench.heartbeats(instances, days);
            System.out.printf(
                    Locale.ROOT,
                    "%d heartbeats: %.0f bytes of JSON each; on disk %.0f before, %.0f now%n",
                    bytes.rows(),
                    bytes.json(),
                    bytes.before(),
                    bytes.now());
            bench.move(days);
        }
    }

    /** Writes a fleet's heartbeats in both layouts and measures them. */
    public static Bytes heartbeats(Database database, int instances, int days) throws Exception {
        return new DiskBench(database).heartbeats(instances, days);
    }

    private Bytes heartbeats(int instances, int days) throws Exception {
        DiskFleet fleet = new DiskFleet(instances);
        HeartbeatDictionaries dictionaries = new HeartbeatDictionaries(jdbi);
        long json = 0;
        jdbi.useHandle(handle -> handle.execute(OLD.formatted("before")));
        try (ServerLeases run = ServerLeases.start(database.dataSource())) {
            for (LocalDate day : FIRST.datesUntil(FIRST.plusDays(days)).toList()) {
                List<KeptHeartbeat> kept = fleet.day(day);
                json += kept.stream().mapToLong(one -> bytes(one).length).sum();
                // A server that starts anew knows the dictionary; one that runs sees it within seconds.
                int early = day.equals(FIRST) ? GROUP : 0;
                store(new HeartbeatCommit(database.dataSource(), run.id()), day.atStartOfDay(), kept.subList(0, early));
                passDay();
                dictionaries.run();
                store(
                        new HeartbeatCommit(database.dataSource(), run.id()),
                        day.atTime(1, 0),
                        kept.subList(early, kept.size()));
                copyOld(day);
            }
        }
        jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE heartbeat, before"));
        long rows = number("SELECT count(*) FROM heartbeat");
        double now = size("heartbeat") + number("SELECT pg_total_relation_size('compression_dictionary')");
        return new Bytes(rows, (double) json / rows, size("before") / rows, now / rows);
    }

    /** Rows of a day are written in seconds here; what looks once a day has to look again. */
    private void passDay() {
        jdbi.useHandle(handle ->
                handle.execute("UPDATE compression_dictionary SET checked_at = checked_at - interval '1 day'"));
    }

    private void store(HeartbeatCommit commit, LocalDateTime time, List<KeptHeartbeat> kept) throws Exception {
        for (int from = 0; from < kept.size(); from += GROUP) {
            Instant at = time.plusSeconds(from / GROUP).toInstant(ZoneOffset.UTC);
            List<ArrivingHeartbeat> group = kept.subList(from, Math.min(kept.size(), from + GROUP)).stream()
                    .map(one -> new ArrivingHeartbeat(product, one, Duration.ofHours(23)))
                    .toList();
            HeartbeatCommit.Committed committed = commit.commit(group, at, List.of());
            new BatchTable(database.dataSource()).answered(Set.of(committed.batchId()));
        }
    }

    /** The same rows as they were kept before: in the order in which they came. */
    private void copyOld(LocalDate day) {
        jdbi.useHandle(handle -> {
            handle.execute(OLD_DAY.formatted("before", day.format(NAME), day, day.plusDays(1)));
            var batch = handle.prepareBatch("""
                    INSERT INTO before (product_id, instance_id, day, ordinal, received_at, first, version, kept)
                    SELECT product_id, instance_id, day, ordinal, received_at, first, version, CAST(:kept AS json)
                    FROM heartbeat
                    WHERE product_id = :product AND instance_id = :instance AND day = :day
                    """);
            handle.attach(HeartbeatExportDao.class)
                    .export(
                            product.id(),
                            day,
                            day,
                            row -> batch.bind("product", product.id())
                                    .bind("instance", row.instanceId())
                                    .bind("day", day)
                                    .bind("kept", row.kept())
                                    .add());
            batch.execute();
        });
    }

    /** Makes the rows of the layout before the rows of an upgrade, and lets them move. */
    private void move(int days) throws Exception {
        jdbi.useHandle(handle -> {
            for (LocalDate day : FIRST.datesUntil(FIRST.plusDays(days)).toList()) {
                handle.execute(OLD_DAY.formatted("heartbeat_plain", day.format(NAME), day, day.plusDays(1)));
            }
            handle.execute("INSERT INTO heartbeat_plain SELECT * FROM before");
            handle.execute("TRUNCATE heartbeat");
        });
        long began = System.nanoTime();
        long moved =
                new PlainHeartbeats(jdbi, Partitions.ofHeartbeats(database.dataSource())).move(FIRST.plusDays(days));
        double seconds = (System.nanoTime() - began) / 1e9;
        jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE"));
        System.out.printf(
                Locale.ROOT,
                "%d rows moved from the old layout in %.1f s, %.0f a second: %.0f bytes each%n",
                moved,
                seconds,
                moved / seconds,
                size("heartbeat") / number("SELECT count(*) FROM heartbeat"));
    }

    private static byte[] bytes(KeptHeartbeat kept) {
        return KeptJson.of(kept).getBytes(StandardCharsets.UTF_8);
    }

    private double size(String table) {
        return jdbi.withHandle(handle -> handle.createQuery(SIZE)
                .bind("table", table)
                .mapTo(Double.class)
                .one());
    }

    private long number(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
