package rollcall;

import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.access.FormTokens;
import rollcall.access.PseudonymKey;
import rollcall.access.SiteKey;
import rollcall.access.keys.ApiKeys;
import rollcall.access.keys.KeyUse;
import rollcall.access.people.Accounts;
import rollcall.access.people.KnownBrowsers;
import rollcall.access.people.LoginThrottle;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Sessions;
import rollcall.access.people.SetupLink;
import rollcall.access.people.ThrottleResets;
import rollcall.demo.Demo;
import rollcall.gate.Pseudonyms;
import rollcall.http.MetricsServer;
import rollcall.http.Server;
import rollcall.http.request.SiteServices;
import rollcall.jobs.Backlog;
import rollcall.jobs.Jobs;
import rollcall.pages.people.AccountsPage;
import rollcall.pages.people.KeysPage;
import rollcall.pages.people.PasswordPage;
import rollcall.pages.people.ProductPage;
import rollcall.pages.settings.JobsPage;
import rollcall.pages.settings.ProductSettingChanges;
import rollcall.pages.settings.ProductSettingsPage;
import rollcall.product.Products;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.rollup.read.RollupReader;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.send.SendJob;
import rollcall.store.Outage;
import rollcall.store.counts.KeyUseDao;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.people.LoginFailureDao;
import rollcall.store.people.SessionDao;
import rollcall.store.people.SetupLinkDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.servers.PseudonymKeyDao;
import rollcall.store.servers.SiteSecretDao;

/** Builds every object of a running server in the order of the data flow. Only the wiring knows all rooms. */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** Closed in the reverse order of opening: a receiver of data is closed before its source. */
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;

    private FailureCount failures = FailureCount.NONE;
    private Database database;
    private Optional<String> setupPath;
    private Optional<Demo.Login> demoLogin = Optional.empty();
    private OptionalInt metricsPort = OptionalInt.empty();
    private SendJob sendJob;
    private Server server;

    /**
     * Starts a server: the database is open and migrated, the jobs run, HTTP listens. If a start fails, nothing stays running.
     *
     * @throws rollcall.store.DatabaseProblem if the database cannot be used
     */
    public static Wiring start(Settings settings, Clock clock) {
        Wiring wiring = new Wiring();
        wiring.run(settings, clock);
        return wiring;
    }

    /**
     * The same as {@link #start}, for a caller that may {@link #close} it during the start: then the start fails, and nothing stays
     * running.
     */
    public void run(Settings settings, Clock clock) {
        try {
            requirePorts(settings);
            open(settings, clock);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return server.port();
    }

    /** The database's URL for psql, with the password. */
    public String databaseUrl() {
        return database.url();
    }

    /** The path of the one-time link that creates the first superuser; empty if there is an account. */
    public Optional<String> setupPath() {
        return setupPath;
    }

    /** The demo's log-in; empty without {@code --demo}. */
    public Optional<Demo.Login> demoLogin() {
        return demoLogin;
    }

    /** The job that sends this installation's own reports. */
    public SendJob sendJob() {
        return sendJob;
    }

    /** The port of {@code GET /metrics}; empty if it is off. */
    public OptionalInt metricsPort() {
        return metricsPort;
    }

    /** Stops accepting, finishes accepted work, then stops the jobs and the database. */
    @Override
    public void close() {
        closed = true;
        for (AutoCloseable part = opened.poll(); part != null; part = opened.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                failures.at(FailureCount.Place.STOP);
                LOG.error("a part of the server did not stop as it should: {}", Trace.of(e));
            }
        }
    }

    private void open(Settings settings, Clock clock) {
        Meters meters = openDatabase(settings);
        Jdbi jdbi = database.jdbi();

        Pseudonyms pseudonyms =
                PseudonymKey.of(settings.pseudonymKey(), settings.dataDir(), jdbi.onDemand(PseudonymKeyDao.class));

        AccountDao accountDao = jdbi.onDemand(AccountDao.class);
        ProductDao productDao = jdbi.onDemand(ProductDao.class);
        Products products = new Products(productDao, jdbi.onDemand(PermittedFieldDao.class), clock);
        ApiKeys keys = new ApiKeys(jdbi.onDemand(ApiKeyDao.class), products, clock);
        KeyUse uses = opened(new KeyUse(jdbi.onDemand(KeyUseDao.class), clock));
        Accounts accounts = new Accounts(accountDao, clock);
        SetupLink setupLink = new SetupLink(jdbi.onDemand(SetupLinkDao.class), accountDao, clock);

        SenderWiring.Sender sender = SenderWiring.sender(jdbi, settings, clock, failures);

        HeartbeatRollup heartbeatRollup = heartbeatRollup(jdbi, products, productDao);
        EventRollup eventRollup = new EventRollup(new RollupTransaction(jdbi));
        if (settings.demo()) {
            RollupReader rollupReader = new RollupReader(jdbi.onDemand(RollupDao.class));
            Demo demo =
                    new Demo(products, keys, accounts, heartbeatRollup, eventRollup, rollupReader, pseudonyms, clock);
            demoLogin = Optional.of(demo.prepare(database));
        }
        setupPath = setupLink.issue();
        SendJob.Parts parts = SenderWiring.parts(sender, database);
        sendJob = SenderWiring.sendJob(parts, settings, clock);

        IntakeWiring.Intake intake =
                IntakeWiring.open(database, meters, failures, products, keys, uses, pseudonyms, clock, this::opened);
        Jobs jobs = opened(new Jobs(clock, meters.registry()));
        Backlog backlog = JobWiring.backlog(database, meters, clock);
        SiteServices.Entry entry = entry(jdbi, accounts, setupLink, products, settings, clock);
        SiteServices.Pages pages = pages(
                entry, keys, uses, sender.auditLog(), JobWiring.page(database, backlog, sender.auditLog(), clock));
        Optional<SiteServices.LocalAgent> agent = SenderWiring.agent(sender, jdbi, settings, clock, failures);
        SiteServices.Sender senderPages =
                PageWiring.sender(jdbi, sender, sendJob, SenderWiring.reportFile(parts, database, clock), clock);
        SiteServices siteServices = site(jdbi, entry, intake, pages, agent, senderPages, keys, jobs, clock);
        settings.metrics().ifPresent(where -> serveMetrics(where, meters));
        JobWiring.Parts work =
                new JobWiring.Parts(heartbeatRollup, eventRollup, settings.rollupEvery(), intake, uses, backlog);
        JobWiring.begin(jobs, work, sendJob, database, clock);
        server = opened(Server.start(settings.host(), settings.port(), siteServices));
        SenderWiring.started(sender);
    }

    /** Reports ports that are in use at once, because unpacking a database first takes many seconds. */
    private static void requirePorts(Settings settings) {
        Server.requireFree("listen", settings.host(), settings.port());
        settings.metrics().ifPresent(where -> Server.requireFree("serve metrics", where.host(), where.port()));
    }

    private static HeartbeatRollup heartbeatRollup(Jdbi jdbi, Products products, ProductDao dao) {
        return new HeartbeatRollup(
                new RollupTransaction(jdbi),
                id -> products.vocabulary(dao.byId(id).orElseThrow()));
    }

    private Meters openDatabase(Settings settings) {
        Meters meters = opened(new Meters());
        failures = meters.failures();
        database = opened(Database.open(settings.databaseUrl(), settings.dataDir(), EmbeddedPostgres.Use.SERVER));
        database.measure(meters.registry());
        return meters;
    }

    private static SiteServices.Entry entry(
            Jdbi jdbi, Accounts accounts, SetupLink setupLink, Products products, Settings settings, Clock clock) {
        SiteKey key = SiteKey.of(jdbi.onDemand(SiteSecretDao.class));
        ThrottleResets throttleResets = new ThrottleResets(jdbi.onDemand(AccountDao.class));
        LoginThrottle throttle = new LoginThrottle(jdbi.onDemand(LoginFailureDao.class), throttleResets, clock);
        return new SiteServices.Entry(
                accounts,
                new Sessions(jdbi.onDemand(SessionDao.class), clock),
                new PasswordLogin(accounts, throttle, new KnownBrowsers(key, clock), clock),
                setupLink,
                products,
                new FormTokens(key),
                settings.trustedProxies());
    }

    private static SiteServices.Pages pages(
            SiteServices.Entry entry, ApiKeys keys, KeyUse uses, AuditLog auditLog, JobsPage jobs) {
        return new SiteServices.Pages(
                new ProductPage(entry.products(), auditLog),
                new ProductSettingsPage(new ProductSettingChanges(entry.products(), auditLog)),
                new KeysPage(keys, uses, auditLog),
                new AccountsPage(entry.accounts(), entry.logIn(), auditLog),
                new PasswordPage(entry.accounts(), entry.logIn(), entry.sessions(), auditLog),
                jobs);
    }

    private SiteServices site(
            Jdbi jdbi,
            SiteServices.Entry entry,
            IntakeWiring.Intake intake,
            SiteServices.Pages pages,
            Optional<SiteServices.LocalAgent> agent,
            SiteServices.Sender sender,
            ApiKeys keys,
            Jobs jobs,
            Clock clock) {
        SiteServices.Operations operations =
                new SiteServices.Operations(database::answers, intake.writes(), Outage::is, jobs::states, failures);
        return new SiteServices(
                entry,
                intake.intakes(),
                pages,
                PageWiring.charts(jdbi, entry.products()),
                PageWiring.events(jdbi, entry.products()),
                PageWiring.lists(
                        jdbi, entry.products(), keys, intake.intakes().forget()::forget, sender.auditLog(), clock),
                agent,
                sender,
                operations,
                clock);
    }

    private void serveMetrics(Settings.Metrics where, Meters meters) {
        MetricsServer metrics = opened(MetricsServer.start(where.host(), where.port(), meters.registry()::scrape));
        metricsPort = OptionalInt.of(metrics.port());
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        if (closed) {
            close();
            throw new IllegalStateException("closed before it was started");
        }
        return part;
    }
}
