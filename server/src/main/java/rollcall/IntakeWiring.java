package rollcall;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import rollcall.access.SiteKey;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.decoder.rollcall.RollcallEventsDecoder;
import rollcall.gate.ProductJudgements;
import rollcall.gate.Pseudonyms;
import rollcall.http.request.SiteServices;
import rollcall.intake.Attempts;
import rollcall.intake.BatchIntake;
import rollcall.intake.ForgetIntake;
import rollcall.intake.HeartbeatIntake;
import rollcall.intake.IngestPipeline;
import rollcall.intake.IntakeCounts;
import rollcall.intake.IntakeHousekeeping;
import rollcall.intake.MappedIntake;
import rollcall.intake.MetricIntake;
import rollcall.intake.OtlpIntake;
import rollcall.intake.ReportIntake;
import rollcall.intake.SeveralReports;
import rollcall.intake.commit.GroupCommit;
import rollcall.intake.commit.PendingAcks;
import rollcall.intake.commit.PendingBatchAcks;
import rollcall.intake.commit.PromptSettling;
import rollcall.intake.file.FileIntake;
import rollcall.intake.space.SpaceWatch;
import rollcall.report.FailureCount;
import rollcall.store.counts.AttemptDao;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.database.Database;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.events.EventCommit;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.metrics.MetricTable;
import rollcall.store.quotas.QuotaDao;
import rollcall.store.servers.DeadServers;
import rollcall.store.servers.ServerLeases;
import rollcall.store.servers.SiteSecretDao;

/** Builds the objects that take reports. */
final class IntakeWiring {
    private final Database database;
    private final AccessWiring.Access access;
    private final Pseudonyms pseudonyms;
    private final Settings.Space room;
    private final FailureCount failures;
    private final Clock clock;

    IntakeWiring(
            Database database,
            AccessWiring.Access access,
            Pseudonyms pseudonyms,
            Settings.Space room,
            FailureCount failures,
            Clock clock) {
        this.room = room;
        this.database = database;
        this.access = access;
        this.pseudonyms = pseudonyms;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * The intakes behind the endpoints for reports, and the work for jobs.
     *
     * @param space whether the database has room for reports
     * @param runId the number of this server
     * @param writes false if incoming heartbeats are not being written
     */
    record IntakeParts(
            SiteServices.Intakes intakes,
            IntakeHousekeeping housekeeping,
            PromptSettling settling,
            SpaceWatch space,
            int runId,
            BooleanSupplier writes) {}

    IntakeParts open(MeterRegistry registry, Wiring.Opened opened) {
        DataSource dataSource = database.dataSource();
        ServerLeases leases = ServerLeases.start(dataSource);
        PendingAcks acks =
                new PendingAcks(new LostAnswerTable(dataSource), new BatchTable(dataSource), leases.id(), clock);
        BatchAnswerTable batchAnswers = new BatchAnswerTable(dataSource);
        PendingBatchAcks batchAcks = new PendingBatchAcks(batchAnswers);
        IntakeCounts counts = counts(registry);
        SpaceWatch space = space(registry);
        Attempts attempts = new Attempts(database.jdbi().onDemand(AttemptDao.class), counts, clock);
        SiteKey siteKey = SiteKey.of(database.jdbi().onDemand(SiteSecretDao.class));
        MetricIntake metrics = new MetricIntake(new MetricTable(dataSource), siteKey::sign, counts, clock);
        IntakeHousekeeping housekeeping = opened.add(new IntakeHousekeeping(
                counts,
                attempts,
                acks,
                batchAcks,
                batchAnswers,
                metrics,
                database.dao(QuotaDao.class),
                leases,
                new DeadServers(dataSource, leases.id()),
                clock));
        housekeeping.start();
        GroupCommit groupCommit =
                opened.add(new GroupCommit(new HeartbeatCommit(dataSource, leases.id()), acks, failures, clock));
        HeartbeatIntake heartbeats = new HeartbeatIntake(
                access.products()::permitted, judgements(registry), groupCommit, acks, metrics, counts, clock);
        BatchIntake batches = batches(new EventCommit(dataSource, leases.id()), batchAcks, counts);
        return new IntakeParts(
                intakes(heartbeats, batches, metrics, counts, attempts, space),
                housekeeping,
                new PromptSettling(batchAcks),
                space,
                leases.id(),
                groupCommit::works);
    }

    private static ProductJudgements judgements(MeterRegistry registry) {
        ProductJudgements judgements = new ProductJudgements();
        FunctionCounter.builder("rollcall.gate.judgements", judgements, ProductJudgements::remembered)
                .tag("how", "remembered")
                .register(registry);
        FunctionCounter.builder("rollcall.gate.judgements", judgements, ProductJudgements::made)
                .tag("how", "made")
                .register(registry);
        return judgements;
    }

    private BatchIntake batches(EventCommit commit, PendingBatchAcks acks, IntakeCounts counts) {
        return new BatchIntake(access.products()::permitted, pseudonyms, commit, acks, counts, clock);
    }

    /** Looks once before the first request. */
    private SpaceWatch space(MeterRegistry registry) {
        SpaceWatch space =
                new SpaceWatch(database::disk, database::size, room.minFreeDisk(), room.maxDatabaseSize(), registry);
        space.look();
        return space;
    }

    private IntakeCounts counts(MeterRegistry registry) {
        Jdbi jdbi = database.jdbi();
        return new IntakeCounts(
                jdbi.onDemand(RejectionCountDao.class),
                jdbi.onDemand(IgnoredCountDao.class),
                registry,
                failures,
                clock);
    }

    private SiteServices.Intakes intakes(
            HeartbeatIntake heartbeats,
            BatchIntake batches,
            MetricIntake metrics,
            IntakeCounts intakeCounts,
            Attempts attempts,
            SpaceWatch space) {
        IngestPipeline pipeline = new IngestPipeline(
                access.keyUse().counting(access.keys()::authenticate), intakeCounts, attempts, space);
        ReportIntake ofHeartbeats = ReportIntake.ofHeartbeats(pipeline, heartbeats, batches);
        ReportIntake ofEvents = ReportIntake.ofEvents(pipeline, heartbeats, batches, new RollcallEventsDecoder());
        ReportIntake ofPenpot = ReportIntake.ofPenpot(pipeline, heartbeats, batches, new PenpotDecoder());
        SeveralReports several = new SeveralReports(heartbeats, batches, intakeCounts);
        OtlpIntake otlp = new OtlpIntake(pipeline, several, metrics, access.products()::permitted, intakeCounts);
        MappedIntake mapped =
                new MappedIntake(pipeline, several, access.mappings()::of, access.products()::permitted, pseudonyms);
        return new SiteServices.Intakes(
                access.keys()::authenticate,
                ofHeartbeats,
                ofEvents,
                ofPenpot,
                otlp,
                mapped,
                new ForgetIntake(pipeline, new InstanceDeletion(database.dataSource()), intakeCounts),
                new FileIntake(pipeline, ofHeartbeats, ofEvents, ofPenpot, otlp));
    }
}
