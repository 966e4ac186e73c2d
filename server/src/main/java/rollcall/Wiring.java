package rollcall;

import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.access.PseudonymKey;
import rollcall.demo.Demo;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.http.MetricsServer;
import rollcall.http.Server;
import rollcall.http.request.SiteServices;
import rollcall.jobs.Backlog;
import rollcall.jobs.Jobs;
import rollcall.pages.WarmUp;
import rollcall.pages.settings.JobsPage;
import rollcall.product.Products;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.rollup.closing.DayClosing;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.sender.send.SendJob;
import rollcall.store.Outage;
import rollcall.store.database.Database;
import rollcall.store.database.ReadConnections;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.products.ProductDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.servers.PseudonymKeyDao;

/** Builds every object of a running server in the order of the data flow. Only the wiring knows all rooms. */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** Registers an object that has to be closed, in the order of opening. */
    interface Opened {
        <T extends AutoCloseable> T add(T part);
    }

    /** Closed in the reverse order of opening: a receiver of data is closed before its source. */
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;
    private volatile boolean leaving;

    private FailureCount failures = FailureCount.NONE;
    private Database database;
    private ReadConnections reads;
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

    /** From now on {@code /health} says that no report is to be sent here any more. All requests are answered as before. */
    public void leave() {
        leaving = true;
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
        AccessWiring.Access access = AccessWiring.open(database, clock, this::opened);
        SenderWiring.Sender sender = SenderWiring.sender(jdbi, settings, clock, failures);
        HeartbeatRollup heartbeatRollup = heartbeatRollup(jdbi, access.products());
        DayClosing dayClosing = dayClosing(jdbi, access.products(), clock);
        EventRollup eventRollup = new EventRollup(new RollupTransaction(jdbi));
        if (settings.demo()) {
            demoLogin = DemoWiring.prepare(
                    database, settings.demoDays(), access, heartbeatRollup, eventRollup, pseudonyms, clock);
        }
        setupPath = access.setupLink().issue();
        SendJob.Parts parts = SenderWiring.parts(sender, database);
        sendJob = SenderWiring.sendJob(parts, settings, clock);

        IntakeWiring.IntakeParts intake = new IntakeWiring(
                        database, access, pseudonyms, settings.space(), failures, clock)
                .open(meters.registry(), this::opened);
        Jobs jobs = opened(StandbyWiring.watched(reads, new Jobs(clock, meters.registry()), meters.registry()));
        Backlog backlog = JobWiring.backlog(database, meters, clock);
        SiteServices.Entry entry = AccessWiring.entry(jdbi, access, settings.trustedProxies(), clock);
        JobsPage jobsPage = JobWiring.page(database, backlog, sender.auditLog(), clock);
        SiteServices.Pages pages = PageWiring.pages(entry, access, pseudonyms, sender.auditLog(), jobsPage, clock);
        Optional<SiteServices.LocalAgent> agent = SenderWiring.agent(sender, jdbi, settings, clock, failures);
        SiteServices.Sender senderPages =
                SenderWiring.pages(jdbi, sender, sendJob, SenderWiring.reportFile(parts, database, clock), clock);
        SiteServices siteServices =
                site(entry, intake, pages, agent, senderPages, access, jobs, settings.host(), clock);
        settings.metrics().ifPresent(where -> serveMetrics(where, meters));
        WarmUp warmUp = AnalysisWiring.warmUp(siteServices, jdbi, reads::reading, clock);
        JobWiring.Rollups rollups =
                new JobWiring.Rollups(heartbeatRollup, dayClosing, eventRollup, access.testInstances(), warmUp);
        JobWiring.Parts work = new JobWiring.Parts(
                rollups, settings.rollupEvery(), intake, access.keyUse(), access.fieldReads(), backlog);
        JobWiring.begin(jobs, work, sendJob, database, clock);
        server = opened(Server.start(settings.host(), settings.port(), siteServices));
        SenderWiring.started(sender);
    }

    /** Reports ports that are in use at once, because unpacking a database first takes many seconds. */
    private static void requirePorts(Settings settings) {
        Server.requireFree("listen", settings.host(), settings.port());
        settings.metrics().ifPresent(where -> Server.requireFree("serve metrics", where.host(), where.port()));
    }

    private static HeartbeatRollup heartbeatRollup(Jdbi jdbi, Products products) {
        return new HeartbeatRollup(new RollupTransaction(jdbi), vocabularies(jdbi, products));
    }

    private static DayClosing dayClosing(Jdbi jdbi, Products products, Clock clock) {
        return new DayClosing(new RollupTransaction(jdbi), vocabularies(jdbi, products), clock);
    }

    static IntFunction<Vocabulary> vocabularies(Jdbi jdbi, Products products) {
        ProductDao dao = jdbi.onDemand(ProductDao.class);
        return id -> products.vocabulary(dao.byId(id).orElseThrow());
    }

    private Meters openDatabase(Settings settings) {
        Meters meters = opened(new Meters());
        failures = meters.failures();
        database = opened(Database.open(settings.databaseUrl(), settings.dataDir(), EmbeddedPostgres.Use.SERVER));
        database.measure(meters.registry());
        Settings.Standby standby = settings.standby();
        reads = opened(ReadConnections.of(database, standby.url(), standby.limit()));
        return meters;
    }

    private SiteServices site(
            SiteServices.Entry entry,
            IntakeWiring.IntakeParts intake,
            SiteServices.Pages pages,
            Optional<SiteServices.LocalAgent> agent,
            SiteServices.Sender sender,
            AccessWiring.Access access,
            Jobs jobs,
            String host,
            Clock clock) {
        Jdbi jdbi = database.jdbi();
        Jdbi reading = reads.jdbi();
        PageWiring.Shared shared = PageWiring.shared(jdbi, reading, entry.products(), clock);
        SiteServices.Operations operations = new SiteServices.Operations(
                database::answers,
                () -> !leaving && intake.writes().getAsBoolean(),
                intake.space()::shortage,
                Outage::is,
                jobs::states,
                failures,
                StandbyWiring.reading(reads));
        return new SiteServices(
                entry,
                intake.intakes(),
                pages,
                PageWiring.charts(reading, entry.products(), shared, clock),
                AnalysisWiring.pages(jdbi, entry.products(), shared, sender.auditLog(), clock),
                PageWiring.events(reading, entry.products(), shared),
                PageWiring.lists(
                        reading, access, shared, intake.intakes().forget()::forget, sender.auditLog(), host, clock),
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
