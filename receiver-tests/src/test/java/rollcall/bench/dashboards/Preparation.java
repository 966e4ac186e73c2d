package rollcall.bench.dashboards;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import rollcall.bench.fleet.Filling;
import rollcall.bench.fleet.PerformanceOfFleet;
import rollcall.bench.fleet.Shape;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.rollup.closing.DayClosing;
import rollcall.store.DatabaseUrl;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.RollupTransaction;

/** Makes the database that is measured, in this process, while no server runs on it. */
final class Preparation {
    /** The product of the whole history. */
    static final String WHOLE = "whole";

    /** The product of the later half of the history. */
    static final String HALF = "half";

    private static final String PRESET = "eventyay";
    private static final Vocabulary VOCABULARY = Presets.load(PRESET).with(PerformanceOfFleet.PERMITTED);
    private static final int MOST_RUNS = 60;
    private static final int IGNORED_NAMES = 50;

    private final Database database;
    private final FilledDatabase filled;

    private Preparation(Database database, FilledDatabase filled) {
        this.database = database;
        this.filled = filled;
    }

    /** Fills a new database. */
    static void fill(Path dataDir, FilledDatabase filled) throws Exception {
        try (Database database = Database.open(Optional.empty(), dataDir, EmbeddedPostgres.Use.SERVER)) {
            new Preparation(database, filled).fill();
        }
    }

    /**
     * Closes the days that are not closed yet, as a server does in the background, writes down what maintainers do, and prints how large the tables
     * are.
     */
    static void finish(Path dataDir, Shape shape) {
        try (Database database = Database.open(Optional.empty(), dataDir, EmbeddedPostgres.Use.SERVER)) {
            long start = System.nanoTime();
            RollupTransaction transaction = new RollupTransaction(database.jdbi());
            DayClosing closing = new DayClosing(transaction, id -> VOCABULARY, Clock.systemUTC());
            // A run ends after two minutes; the first ones may do nothing but add series.
            RollupDayDao table = database.dao(RollupDayDao.class);
            int days = 0;
            for (int run = 0;
                    run < MOST_RUNS && !table.productsToClose(shape.today()).isEmpty();
                    run++) {
                days += closing.run();
            }
            print(days + " days closed", start);
            for (Product product : database.dao(ProductDao.class).all()) {
                WrittenByHand.put(database, product, shape);
            }
            // What closing many days leaves behind, as autovacuum would.
            unlimited(database)
                    .useHandle(
                            handle -> handle.execute(
                                    "VACUUM (ANALYZE, PROCESS_TOAST false) standing, latest_set, rollup_block, rollup_day, arrival"));
            System.out.printf("%n%-20s %10s %10s%n", "MiB", "table", "indexes");
            database.dao(TableSizes.class).all().forEach(System.out::println);
        }
    }

    private void fill() throws SQLException, ExecutionException, InterruptedException {
        Shape shape = filled.shape();
        configure(
                "ALTER SYSTEM SET synchronous_commit = off",
                "ALTER SYSTEM SET max_wal_size = '8GB'",
                // It would read all bitmaps while pages are timed.
                "ALTER SYSTEM SET autovacuum = off");
        Product whole = product(WHOLE);
        Product half = product(HALF);
        long start = System.nanoTime();
        new Filling(database, whole, VOCABULARY, shape, filled.raw()).run();
        rejections(whole);
        rejections(half);
        print("filled", start);
        long copied = System.nanoTime();
        LocalDate since = shape.today().minusDays(shape.days() / 2);
        HalfHistory history = unlimited(database).onDemand(HalfHistory.class);
        history.heartbeats(whole.id(), half.id(), since);
        history.days(whole.id(), half.id(), since);
        history.events(whole.id(), half.id(), since);
        history.names(whole.id(), half.id(), since);
        history.instances(whole.id(), half.id(), since);
        print("the later half copied", copied);
        configure(
                "ALTER SYSTEM RESET synchronous_commit",
                "ALTER SYSTEM RESET max_wal_size",
                "CHECKPOINT",
                "VACUUM (ANALYZE, PROCESS_TOAST false)");
    }

    private Product product(String slug) {
        Product product = database.dao(ProductDao.class)
                .add(slug, slug, PRESET, Instant.now())
                .orElseThrow();
        Products products =
                new Products(database.dao(ProductDao.class), database.dao(PermittedFieldDao.class), Clock.systemUTC());
        PerformanceOfFleet.PERMITTED.forEach(field -> products.permit(product, field, "bench"));
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    "UPDATE product SET keep_raw_days = 10000, keep_event_days = 10000 WHERE product_id = ?",
                    product.id());
            handle.execute(
                    "UPDATE product_ordinal SET next_ordinal = ? WHERE product_id = ?",
                    filled.shape().instances(),
                    product.id());
        });
        return product;
    }

    /** Every reason and some names on every day. */
    private void rejections(Product product) {
        List<RejectionCountDao.Count> rejected = new ArrayList<>();
        List<IgnoredCountDao.Count> ignored = new ArrayList<>();
        Shape shape = filled.shape();
        for (LocalDate day = shape.first(); !day.isAfter(shape.today()); day = day.plusDays(1)) {
            for (Rejection reason : Rejection.values()) {
                rejected.add(new RejectionCountDao.Count(product.id(), day, reason.code(), "", 10));
            }
            for (int name = 0; name < IGNORED_NAMES; name++) {
                ignored.add(new IgnoredCountDao.Count(
                        product.id(), day, "unknown_" + name, "text", "name_not_permitted", 10));
            }
        }
        database.dao(RejectionCountDao.class).add(rejected);
        database.dao(IgnoredCountDao.class).add(ignored);
    }

    private void configure(String... statements) {
        for (String statement : statements) {
            unlimited(database).useHandle(handle -> handle.execute(statement));
        }
        database.jdbi().useHandle(handle -> handle.execute("SELECT pg_reload_conf()"));
    }

    /** Connections whose statements may take minutes. */
    private static Jdbi unlimited(Database database) {
        DatabaseUrl url = DatabaseUrl.parse(database.url());
        return Jdbi.create(url.jdbc(), url.user(), url.password()).installPlugin(new SqlObjectPlugin());
    }

    private static void print(String what, long start) {
        System.out.println(
                what + " in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
    }
}
