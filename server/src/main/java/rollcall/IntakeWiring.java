package rollcall;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import rollcall.access.keys.ApiKeys;
import rollcall.access.keys.KeyUse;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.decoder.rollcall.RollcallEventsDecoder;
import rollcall.gate.Pseudonyms;
import rollcall.http.request.SiteServices;
import rollcall.intake.BatchIntake;
import rollcall.intake.ForgetIntake;
import rollcall.intake.HeartbeatIntake;
import rollcall.intake.IngestPipeline;
import rollcall.intake.IntakeCounts;
import rollcall.intake.IntakeHousekeeping;
import rollcall.intake.OtlpIntake;
import rollcall.intake.ReportIntake;
import rollcall.intake.commit.GroupCommit;
import rollcall.intake.commit.PendingAcks;
import rollcall.intake.commit.PendingBatchAcks;
import rollcall.intake.commit.PromptSettling;
import rollcall.intake.file.FileIntake;
import rollcall.product.Products;
import rollcall.report.FailureCount;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.database.Database;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.events.EventCommit;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.servers.DeadServers;
import rollcall.store.servers.ServerLeases;

/** Builds the objects that take reports. */
final class IntakeWiring {
    private IntakeWiring() {}

    /** Registers an object that has to be closed, in the order of opening. */
    interface Opened {
        <T extends AutoCloseable> T add(T part);
    }

    /**
     * The intakes behind the endpoints for reports, and the work for jobs.
     *
     * @param runId the number of this server
     * @param writes false if incoming heartbeats are not being written
     */
    record Intake(
            SiteServices.Intakes intakes,
            IntakeHousekeeping housekeeping,
            PromptSettling settling,
            int runId,
            BooleanSupplier writes) {}

    static Intake open(
            Database database,
            Meters meters,
            FailureCount failures,
            Products products,
            ApiKeys keys,
            KeyUse uses,
            Pseudonyms pseudonyms,
            Clock clock,
            Opened opened) {
        ServerLeases leases = ServerLeases.start(database.dataSource());
        PendingAcks acks = pendingAcks(database, leases, clock);
        PendingBatchAcks batchAcks = new PendingBatchAcks(new BatchAnswerTable(database.dataSource()));
        IntakeCounts counts = counts(database.jdbi(), meters, failures, clock);
        IntakeHousekeeping housekeeping =
                opened.add(housekeeping(database.dataSource(), counts, acks, batchAcks, leases, clock));
        housekeeping.start();
        GroupCommit groupCommit = opened.add(
                new GroupCommit(new HeartbeatCommit(database.dataSource(), leases.id()), acks, failures, clock));
        BatchIntake batches = new BatchIntake(
                products::vocabulary,
                pseudonyms,
                new EventCommit(database.dataSource(), leases.id()),
                batchAcks,
                counts,
                clock);
        SiteServices.Intakes intakes = intakes(
                keys,
                new IngestPipeline(uses.counting(keys::authenticate), counts),
                new HeartbeatIntake(products::vocabulary, groupCommit, acks, counts, clock),
                batches,
                new InstanceDeletion(database.dataSource()),
                counts);
        return new Intake(intakes, housekeeping, new PromptSettling(batchAcks), leases.id(), groupCommit::works);
    }

    private static PendingAcks pendingAcks(Database database, ServerLeases leases, Clock clock) {
        DataSource dataSource = database.dataSource();
        return new PendingAcks(new LostAnswerTable(dataSource), new BatchTable(dataSource), leases.id(), clock);
    }

    private static IntakeCounts counts(Jdbi jdbi, Meters meters, FailureCount failures, Clock clock) {
        return new IntakeCounts(
                jdbi.onDemand(RejectionCountDao.class),
                jdbi.onDemand(IgnoredCountDao.class),
                meters.registry(),
                failures,
                clock);
    }

    private static IntakeHousekeeping housekeeping(
            DataSource dataSource,
            IntakeCounts counts,
            PendingAcks acks,
            PendingBatchAcks batchAcks,
            ServerLeases leases,
            Clock clock) {
        return new IntakeHousekeeping(
                counts,
                acks,
                batchAcks,
                new BatchAnswerTable(dataSource),
                leases,
                new DeadServers(dataSource, leases.id()),
                clock);
    }

    private static SiteServices.Intakes intakes(
            ApiKeys keys,
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            InstanceDeletion instanceDeletion,
            IntakeCounts intakeCounts) {
        ReportIntake ofHeartbeats = ReportIntake.ofHeartbeats(ingestPipeline, heartbeatIntake, batches);
        ReportIntake ofEvents =
                ReportIntake.ofEvents(ingestPipeline, heartbeatIntake, batches, new RollcallEventsDecoder());
        ReportIntake ofPenpot = ReportIntake.ofPenpot(ingestPipeline, heartbeatIntake, batches, new PenpotDecoder());
        OtlpIntake otlp = new OtlpIntake(ingestPipeline, heartbeatIntake, batches, intakeCounts);
        return new SiteServices.Intakes(
                keys::authenticate,
                ofHeartbeats,
                ofEvents,
                ofPenpot,
                otlp,
                new ForgetIntake(ingestPipeline, instanceDeletion, intakeCounts),
                new FileIntake(ingestPipeline, ofHeartbeats, ofEvents, ofPenpot, otlp));
    }
}
