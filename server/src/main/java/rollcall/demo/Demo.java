package rollcall.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.access.keys.ApiKeys;
import rollcall.access.people.Account;
import rollcall.access.people.Accounts;
import rollcall.access.people.Role;
import rollcall.gate.Pseudonyms;
import rollcall.product.Downloads;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.rollup.read.RollupReader;
import rollcall.store.DatabaseProblem;
import rollcall.store.StoreException;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.database.Database;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.events.EventCommit;
import rollcall.store.events.EventExportDao;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.HeartbeatDictionaries;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.OrdinalDao;
import rollcall.store.products.DownloadDao;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.servers.ServerLeases;

/** Writes the demo's fleet into a database of its own. Each later start adds the days up to today. */
public final class Demo {
    /** The address of the demo's account. */
    public static final String EMAIL = "demo@rollcall.example";

    /** The days of history that the first start makes, unless more are asked for. */
    public static final int USUAL_DAYS = DemoFleet.DAYS;

    /** The most days that can be asked for. */
    public static final int MOST_DAYS = 730;

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String SLUG = "eventyay-demo";

    private final Products products;
    private final ApiKeys keys;
    private final Accounts accounts;
    private final HeartbeatRollup heartbeatRollup;
    private final EventRollup eventRollup;
    private final RollupReader rollupReader;
    private final Pseudonyms pseudonyms;
    private final WrittenDown writtenDown;
    private final Clock clock;

    public Demo(
            Products products,
            ApiKeys keys,
            Accounts accounts,
            HeartbeatRollup heartbeatRollup,
            EventRollup eventRollup,
            RollupReader rollupReader,
            Pseudonyms pseudonyms,
            WrittenDown writtenDown,
            Clock clock) {
        this.products = products;
        this.keys = keys;
        this.accounts = accounts;
        this.heartbeatRollup = heartbeatRollup;
        this.eventRollup = eventRollup;
        this.rollupReader = rollupReader;
        this.pseudonyms = pseudonyms;
        this.writtenDown = writtenDown;
        this.clock = clock;
    }

    /**
     * Fills the database up to now. The first call takes some seconds.
     *
     * @param days how many days of history the first call makes, today among them: {@link #USUAL_DAYS} to {@link #MOST_DAYS}. Later calls add
     *     the days since.
     * @throws DatabaseProblem if the database is neither empty nor the demo's own; nothing is written then
     */
    public Login prepare(Database database, int days) {
        requireOwn();
        Login login = login();
        Product product = products.bySlug(SLUG).orElseGet(this::addProduct);
        try {
            fill(product, database, days);
            writtenDown.write(product, dayZero(product), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (StoreException e) {
            throw new DatabaseProblem("the demo could not be made: " + e.getMessage(), e);
        }
        return login;
    }

    /**
     * Fails before anything is written if the database is in use. A database with the demo's account and no product is the demo's own: its
     * first start was interrupted.
     */
    private void requireOwn() {
        List<String> foreign = products.all().stream()
                .map(Product::slug)
                .filter(slug -> !slug.equals(SLUG))
                .toList();
        boolean own =
                accounts.all().stream().anyMatch(account -> account.email().equals(EMAIL));
        boolean used = !products.all().isEmpty() || !accounts.none();
        if (!foreign.isEmpty() || used && !own) {
            throw new DatabaseProblem("the demo writes only into a database of its own, and this one is in use"
                    + (foreign.isEmpty() ? "" : " (products: " + String.join(", ", foreign) + ")")
                    + ": start without --demo, or give the demo another --data-dir or --database-url");
        }
    }

    private Login login() {
        String password = accounts.randomPassword();
        Optional<Account> account =
                accounts.all().stream().filter(one -> one.email().equals(EMAIL)).findFirst();
        account.ifPresentOrElse(
                known -> accounts.changePassword(known, password), () -> accounts.add(EMAIL, Role.SUPERUSER, password));
        return new Login(EMAIL, password);
    }

    private Product addProduct() {
        Product product = products.add(SLUG, "Eventyay (demo)", "eventyay");
        keys.issue(product, "Released instances", EMAIL);
        return product;
    }

    private void fill(Product product, Database database, int days) throws StoreException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        DemoPerformance.permitted().forEach(field -> products.permit(product, field, EMAIL));
        heartbeatRollup.run();
        Optional<LocalDate> last = rollupReader.lastDay(product.id());
        LocalDate zero = dayZero(product);
        LocalDate first = rollupReader.firstDay(product.id()).orElse(zero.minusDays(days - USUAL_DAYS));
        DemoDays history = new DemoDays(first, zero, today);
        if (last.isEmpty()) {
            LOG.info("making the demo's fleet, which is done once");
        }
        try (ServerLeases run = ServerLeases.start(database.dataSource())) {
            Backfill backfill = new Backfill(
                    product,
                    products.vocabulary(product),
                    new HeartbeatCommit(database.dataSource(), run.id()),
                    new BatchTable(database.dataSource()),
                    database.dao(IgnoredCountDao.class));
            new History(
                            product,
                            new DemoFleet(history),
                            backfill,
                            database.dao(RejectionCountDao.class),
                            new InstanceDeletion(database.dataSource()),
                            heartbeatRollup,
                            new HeartbeatDictionaries(database.jdbi()))
                    .write(first, last, today, now);
            DownloadHistory.write(product, new Downloads(database.dao(DownloadDao.class), clock), first, today, EMAIL);
            fillEvents(product, database, run, history, now);
        }
    }

    /** The product was added at the first start, which is the last day of the stories. */
    private LocalDate dayZero(Product product) {
        return LocalDate.ofInstant(products.addedAt(product), ZoneOffset.UTC).minusDays(USUAL_DAYS - 1L);
    }

    private void fillEvents(Product product, Database database, ServerLeases run, DemoDays history, Instant now)
            throws StoreException {
        EventFleet.permitted().forEach(field -> products.permit(product, field, EMAIL));
        eventRollup.run();
        new EventHistory(
                        product,
                        products.vocabulary(product),
                        pseudonyms,
                        new EventFleet(history),
                        new EventCommit(database.dataSource(), run.id()),
                        new BatchAnswerTable(database.dataSource()),
                        eventRollup)
                .write(
                        history.first(),
                        database.dao(EventUseDao.class).lastDay(product.id()),
                        now,
                        database.dao(OrdinalDao.class).ordinals(product.id()),
                        database.dao(EventExportDao.class));
    }

    /**
     * The account with which people log in to the demo.
     *
     * @param password the password, which is new at every start
     */
    public record Login(String email, String password) {}
}
