package rollcall;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.http.request.SiteServices;
import rollcall.pages.settings.AuditPage;
import rollcall.pages.settings.ReportFilePage;
import rollcall.pages.settings.TelemetryPage;
import rollcall.report.BuildVersion;
import rollcall.report.FailureCount;
import rollcall.sender.agent.Agent;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.audit.AuditReader;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.facts.Deployment;
import rollcall.sender.facts.Facts;
import rollcall.sender.facts.OwnFacts;
import rollcall.sender.facts.StoredFacts;
import rollcall.sender.file.ReportFile;
import rollcall.sender.outbox.Outbox;
import rollcall.sender.send.Proxies;
import rollcall.sender.send.SendJob;
import rollcall.sender.status.OptOut;
import rollcall.sender.status.SenderStatusReader;
import rollcall.sender.status.SettingsSaving;
import rollcall.store.database.Database;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.ProductDao;
import rollcall.store.sender.AuditListDao;
import rollcall.store.sender.AuditLogDao;
import rollcall.store.sender.OutboxDao;
import rollcall.store.sender.ReportFileDao;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderFactsDao;
import rollcall.store.sender.SenderLock;
import rollcall.store.sender.SenderSettingsDao;
import rollcall.store.sender.SenderStateDao;
import rollcall.store.servers.ServerDao;

/** Builds the parts of the sender, which reports on this installation. */
public final class SenderWiring {
    private static final Logger LOG = LoggerFactory.getLogger(SenderWiring.class);

    private SenderWiring() {}

    /** The parts of the sender that pages and endpoints use. */
    record Sender(Consent consent, Outbox outbox, AuditLog auditLog) {}

    static Sender sender(Jdbi jdbi, Settings settings, Clock clock, FailureCount failures) {
        Prohibition prohibition = settings.sending().prohibition();
        if (prohibition.holds()) {
            LOG.info("telemetry of this program is off: {}", prohibition.words());
        }
        SenderFactsDao dao = jdbi.onDemand(SenderFactsDao.class);
        Optional<Settings.Agent> agent = settings.sending().agent();
        if (agent.isPresent()) {
            dao.begin(clock.instant());
            return sender(jdbi, new StoredFacts(dao, agent.get().program()), prohibition, clock, failures);
        }
        dao.clear();
        String deployment = Deployment.of(settings.sending().environment(), Path.of("/"));
        return sender(
                jdbi,
                ownFacts(jdbi, settings.databaseUrl().isEmpty(), deployment, clock),
                prohibition,
                clock,
                failures);
    }

    /**
     * Returns the audit log for commands. It uses the facts of the server that was last started on this database: if that server is the
     * agent of another program, a command adds no event of Rollcall to that program's events.
     *
     * @param environment the environment variables of the command, which may forbid collecting anything that would be sent
     */
    public static AuditLog auditLog(Database database, Map<String, String> environment, Clock clock) {
        Jdbi jdbi = database.jdbi();
        SenderFactsDao dao = jdbi.onDemand(SenderFactsDao.class);
        Facts facts = dao.find().isPresent() ? new StoredFacts(dao, "") : ownFacts(jdbi, false, "unknown", clock);
        return sender(jdbi, facts, Prohibition.of(environment), clock, FailureCount.NONE)
                .auditLog();
    }

    /** Records the start of the server, the one event that no user causes. */
    static void started(Sender sender) {
        sender.auditLog().action("instance-start", "", Map.of("version", BuildVersion.text()));
    }

    private static Sender sender(Jdbi jdbi, Facts facts, Prohibition prohibition, Clock clock, FailureCount failures) {
        SenderStateDao state = jdbi.onDemand(SenderStateDao.class);
        OutboxDao rows = jdbi.onDemand(OutboxDao.class);
        Consent consent = new Consent(jdbi.onDemand(SenderSettingsDao.class), facts, prohibition, clock);
        Outbox outbox = new Outbox(rows, state, clock);
        AuditLog auditLog = new AuditLog(consent, outbox, jdbi.onDemand(AuditLogDao.class), clock, failures);
        return new Sender(consent, outbox, auditLog);
    }

    /** Collects the parts that sending uses. */
    static SendJob.Parts parts(Sender sender, Database database) {
        return new SendJob.Parts(
                sender.consent(),
                sender.outbox(),
                sender.auditLog(),
                database.dao(SenderStateDao.class),
                database.dao(SendLogDao.class),
                new SenderLock(database.dataSource()));
    }

    /** Builds the job that sends reports. */
    static SendJob sendJob(SendJob.Parts parts, Settings settings, Clock clock) {
        return new SendJob(
                parts,
                Proxies.of(settings.sending().environment()),
                clock,
                settings.sending().lookEvery());
    }

    /** Builds the part that saves reports to files. */
    static ReportFile reportFile(SendJob.Parts parts, Database database, Clock clock) {
        return new ReportFile(parts, database.dao(ReportFileDao.class), clock);
    }

    /** Builds the local agent; empty if it is switched off. */
    static Optional<SiteServices.LocalAgent> agent(
            Sender sender, Jdbi jdbi, Settings settings, Clock clock, FailureCount failures) {
        Agent agent =
                new Agent(sender.consent(), sender.auditLog(), jdbi.onDemand(SenderFactsDao.class), clock, failures);
        return settings.sending().agent().map(open -> new SiteServices.LocalAgent(agent, open.key(), open.remote()));
    }

    private static OwnFacts ownFacts(Jdbi jdbi, boolean embedded, String deployment, Clock clock) {
        return new OwnFacts(
                new OwnFacts.Program(BuildVersion.text(), embedded, deployment),
                new OwnFacts.Tables(
                        jdbi.onDemand(ServerDao.class),
                        jdbi.onDemand(ProductDao.class),
                        jdbi.onDemand(AccountDao.class),
                        jdbi.onDemand(ApiKeyDao.class)),
                clock);
    }

    /** The pages of this installation's own sender, and its audit log. */
    static SiteServices.Sender pages(Jdbi jdbi, Sender sender, SendJob sendJob, ReportFile files, Clock clock) {
        SenderStateDao states = jdbi.onDemand(SenderStateDao.class);
        SenderStatusReader senderStatusReader = new SenderStatusReader(
                sender.consent(), sender.outbox(), states, jdbi.onDemand(SendLogDao.class), clock);
        AuditReader auditReader = new AuditReader(jdbi.onDemand(AuditListDao.class));
        return new SiteServices.Sender(
                new TelemetryPage(
                        senderStatusReader,
                        sender.consent(),
                        sendJob,
                        new SettingsSaving(sender.consent(), sendJob, sender.auditLog()),
                        new OptOut(sender.consent(), sender.outbox(), sendJob),
                        sender.auditLog(),
                        clock),
                new AuditPage(auditReader, sender.auditLog(), clock),
                new ReportFilePage(files, clock),
                sender.auditLog(),
                () -> sender.consent().current().level());
    }
}
