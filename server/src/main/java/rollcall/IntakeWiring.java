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
import rollcall.http.Site;
import rollcall.intake.BatchDeliveries;
import rollcall.intake.Counts;
import rollcall.intake.Deliveries;
import rollcall.intake.EventBatches;
import rollcall.intake.FileIntake;
import rollcall.intake.ForgetIntake;
import rollcall.intake.GroupCommit;
import rollcall.intake.Heartbeats;
import rollcall.intake.Housekeeping;
import rollcall.intake.OtlpIntake;
import rollcall.intake.PromptNotes;
import rollcall.intake.Reception;
import rollcall.intake.ReportIntake;
import rollcall.product.Products;
import rollcall.report.FailureCount;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.database.Database;
import rollcall.store.events.EventBatchTable;
import rollcall.store.events.EventCommit;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.servers.ServerLeases;

/** The part of {@link Wiring} through which reports come in. */
final class IntakeWiring {
    private IntakeWiring() {}

    /** What has to be closed again goes through {@code opened}, in the order in which it is opened. */
    interface Opened {
        <T extends AutoCloseable> T add(T part);
    }

    /**
     * The doors for reports, and what the jobs have to do for them.
     *
     * @param runId this server's number
     * @param writes whether heartbeats that come in are written
     */
    record Intake(Site.Doors doors, Housekeeping housekeeping, PromptNotes notes, int runId, BooleanSupplier writes) {}

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
        DataSource dataSource = database.dataSource();
        Jdbi jdbi = database.jdbi();
        ServerLeases serverLeases = ServerLeases.start(dataSource);
        Deliveries deliveries =
                new Deliveries(new LostAnswerTable(dataSource), new BatchTable(dataSource), serverLeases.id(), clock);
        EventBatchTable batchTable = new EventBatchTable(dataSource);
        BatchDeliveries batchDeliveries = new BatchDeliveries(batchTable);
        Counts counts = new Counts(
                jdbi.onDemand(RejectionCountDao.class),
                jdbi.onDemand(IgnoredCountDao.class),
                meters.registry(),
                failures,
                clock);
        Housekeeping housekeeping =
                opened.add(new Housekeeping(counts, deliveries, batchDeliveries, batchTable, serverLeases, clock));
        housekeeping.start();
        GroupCommit groupCommit = opened.add(
                new GroupCommit(new HeartbeatCommit(dataSource, serverLeases.id()), deliveries, failures, clock));
        Reception reception = new Reception(uses.counting(keys::authenticate), counts);
        Heartbeats heartbeats = new Heartbeats(products::vocabulary, groupCommit, deliveries, counts, clock);
        EventBatches batches = new EventBatches(
                products::vocabulary,
                pseudonyms,
                new EventCommit(dataSource, serverLeases.id()),
                batchDeliveries,
                counts,
                clock);
        Site.Doors doors = doors(keys, reception, heartbeats, batches, new InstanceDeletion(dataSource), counts);
        return new Intake(doors, housekeeping, new PromptNotes(batchDeliveries), serverLeases.id(), groupCommit::works);
    }

    private static Site.Doors doors(
            ApiKeys keys,
            Reception reception,
            Heartbeats heartbeats,
            EventBatches batches,
            InstanceDeletion instanceDeletion,
            Counts counts) {
        ReportIntake ofHeartbeats = ReportIntake.ofHeartbeats(reception, heartbeats, batches);
        ReportIntake ofEvents = ReportIntake.ofEvents(reception, heartbeats, batches, new RollcallEventsDecoder());
        ReportIntake ofPenpot = ReportIntake.ofPenpot(reception, heartbeats, batches, new PenpotDecoder());
        OtlpIntake otlp = new OtlpIntake(reception, heartbeats, batches, counts);
        return new Site.Doors(
                keys::authenticate,
                ofHeartbeats,
                ofEvents,
                ofPenpot,
                otlp,
                new ForgetIntake(reception, instanceDeletion, counts),
                new FileIntake(reception, ofHeartbeats, ofEvents, ofPenpot, otlp));
    }
}
