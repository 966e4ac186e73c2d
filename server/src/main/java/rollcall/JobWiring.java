package rollcall;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import rollcall.access.keys.KeyUse;
import rollcall.intake.IntakeHousekeeping;
import rollcall.intake.SignOfLife;
import rollcall.intake.commit.PromptSettling;
import rollcall.jobs.Backlog;
import rollcall.jobs.ClosingProgress;
import rollcall.jobs.JobBoard;
import rollcall.jobs.JobReport;
import rollcall.jobs.Jobs;
import rollcall.jobs.Lock;
import rollcall.pages.WarmUp;
import rollcall.pages.settings.JobsPage;
import rollcall.product.FieldRemoval;
import rollcall.product.Retention;
import rollcall.product.fields.FieldReads;
import rollcall.report.BuildVersion;
import rollcall.rollup.clearing.TestInstances;
import rollcall.rollup.closing.DayClosing;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.send.SendJob;
import rollcall.store.database.Database;
import rollcall.store.events.EventFieldRemoval;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.HeartbeatDictionaries;
import rollcall.store.heartbeats.HeartbeatFieldRemoval;
import rollcall.store.heartbeats.OldHeartbeats;
import rollcall.store.heartbeats.PlainHeartbeats;
import rollcall.store.instances.NewcomerDao;
import rollcall.store.jdbc.Partitions;
import rollcall.store.jdbc.PartitionsAhead;
import rollcall.store.metrics.MetricFieldDao;
import rollcall.store.products.StoppedFieldDao;
import rollcall.store.rollups.EventSeriesRemoval;
import rollcall.store.rollups.ParkedDao;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.SeriesRemoval;
import rollcall.store.rollups.WaitingDao;
import rollcall.store.servers.AbsenceDao;
import rollcall.store.servers.JobDao;
import rollcall.store.servers.JobLock;

/** Starts all background jobs of a server. Each job has a name, an interval and a lock. */
final class JobWiring {
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
    private static final Duration ATTEMPTS_EVERY = Duration.ofSeconds(2);
    private static final Duration KEY_USE_EVERY = Duration.ofSeconds(10);
    private static final Duration LEASES_EVERY = Duration.ofSeconds(5);
    /** A flood of one product writes some 20 MB a second: within this time not more than a fifth of the room that is kept free. */
    private static final Duration SPACE_EVERY = Duration.ofSeconds(5);

    /** The error of the beginning of an absence. */
    private static final Duration SIGNS_EVERY = Duration.ofSeconds(30);

    /** Does what an interrupted server left undone; most runs have nothing to do. */
    private static final Duration CLEARING_EVERY = Duration.ofSeconds(10);

    /** Most runs have nothing to do. */
    private static final Duration WARM_UP_EVERY = Duration.ofSeconds(30);

    private static final Duration FIELD_READS_EVERY = Duration.ofSeconds(10);

    private static final Duration EXPIRY_EVERY = Duration.ofHours(1);

    /** Retention retries often: an obstacle, for example a long-running reader, may be gone in a minute. Most runs have nothing to do. */
    private static final Duration RETENTION_EVERY = Duration.ofMinutes(1);

    /** Most runs have nothing to do. */
    private static final Duration REMOVAL_EVERY = Duration.ofSeconds(10);

    /**
     * A lock takes a session of the database, and its work takes another one. Behind a pooler with few sessions, as many locks as jobs would leave
     * none for the work.
     */
    private static final int LOCKED_AT_ONCE = 2;

    /** Until a product has a dictionary, its rows take five times the room. */
    private static final Duration DICTIONARIES_EVERY = Duration.ofSeconds(30);

    /** Most runs have nothing to do. */
    private static final Duration CONVERSION_EVERY = Duration.ofSeconds(10);

    /** Partitions are created two days ahead, so a run can wait while another process changes the tables. */
    private static final Duration PARTITIONS_EVERY = Duration.ofMinutes(5);

    /**
     * How long rows of table {@code newcomer} are kept. A row is about one day of receipt; events that are still in the queue need it a
     * little longer.
     */
    private static final Period NEWCOMERS_KEPT = Period.ofDays(2);

    private JobWiring() {}

    /** What makes the numbers of pages, and the pages ahead. */
    record Rollups(
            HeartbeatRollup heartbeats,
            DayClosing days,
            EventRollup events,
            TestInstances testInstances,
            WarmUp warmUp) {}

    /** The objects that the jobs use. */
    record Parts(
            Rollups rollups,
            Duration rollupEvery,
            IntakeWiring.IntakeParts intake,
            KeyUse uses,
            FieldReads reads,
            Backlog backlog) {}

    /** Starts the jobs. {@code /health?verbose}, the metrics and the jobs page show their states. */
    static void begin(Jobs jobs, Parts parts, SendJob sendJob, Database database, Clock clock) {
        Jdbi jdbi = database.jdbi();
        database.dao(ParkedDao.class).retryAfter(BuildVersion.text());
        NewcomerDao newcomers = database.dao(NewcomerDao.class);
        IntakeHousekeeping intakeHousekeeping = parts.intake.housekeeping();
        jobs.every("heartbeat-rollups", parts.rollupEvery, Lock.NONE, parts.rollups.heartbeats::run);
        jobs.every("closed-days", parts.rollupEvery, Lock.NONE, parts.rollups.days::run);
        jobs.every("event-rollups", parts.rollupEvery, Lock.NONE, parts.rollups.events::run);
        jobs.every("test-instances", CLEARING_EVERY, Lock.NONE, parts.rollups.testInstances::run);
        jobs.every("warm-up", WARM_UP_EVERY, Lock.NONE, parts.rollups.warmUp::run);
        Semaphore turns = new Semaphore(LOCKED_AT_ONCE, true);
        beginForRawRows(jobs, database, turns, clock);
        jobs.every("receipts", FLUSH_EVERY, Lock.NONE, intakeHousekeeping::flush);
        jobs.every("last-requests", ATTEMPTS_EVERY, Lock.NONE, intakeHousekeeping::writeAttempts);
        jobs.every("field-reads", FIELD_READS_EVERY, Lock.NONE, parts.reads::flush);
        jobs.every("key-use", KEY_USE_EVERY, Lock.NONE, parts.uses::flush);
        jobs.every("answer-notes", PromptSettling.EVERY, Lock.NONE, parts.intake.settling()::run);
        jobs.every("leases", LEASES_EVERY, Lock.NONE, intakeHousekeeping::lease);
        jobs.every("free-space", SPACE_EVERY, Lock.NONE, parts.intake.space()::look);
        SignOfLife signOfLife = new SignOfLife(database.dao(AbsenceDao.class), System::nanoTime);
        jobs.every("signs-of-life", SIGNS_EVERY, Lock.NONE, signOfLife::write);
        PartitionsAhead partitions = new PartitionsAhead(database.dataSource(), clock);
        jobs.every("day-partitions", PARTITIONS_EVERY, Lock.NONE, partitions::run);
        jobs.every("expiry", EXPIRY_EVERY, lock(database, turns, "expiry"), () -> {
            newcomers.removeBefore(
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(NEWCOMERS_KEPT));
            intakeHousekeeping.expire();
            parts.uses.expire();
        });
        sendJob.start(jobs);
        JobReport report = new JobReport(jobs, jdbi.onDemand(JobDao.class), parts.backlog, parts.intake.runId(), clock);
        jobs.every(JobReport.NAME, JobReport.EVERY, Lock.NONE, report::run);
    }

    /** The jobs that change and delete raw rows. */
    private static void beginForRawRows(Jobs jobs, Database database, Semaphore turns, Clock clock) {
        Jdbi jdbi = database.jdbi();
        Retention retention = new Retention(new OldHeartbeats(jdbi), new OldEvents(jdbi), clock);
        jobs.every("heartbeat-retention", RETENTION_EVERY, lock(database, turns, "heartbeats"), retention::heartbeats);
        jobs.every("event-retention", RETENTION_EVERY, lock(database, turns, "events"), retention::events);
        jobs.every("field-removal", REMOVAL_EVERY, lock(database, turns, "field-removal"), removal(jdbi, clock)::run);
        jobs.every(
                "dictionaries",
                DICTIONARIES_EVERY,
                lock(database, turns, "dictionaries"),
                new HeartbeatDictionaries(jdbi)::run);
        PlainHeartbeats plain = plain(database);
        jobs.every(
                "heartbeat-conversion",
                CONVERSION_EVERY,
                lock(database, turns, "heartbeat-conversion"),
                () -> plain.move(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static FieldRemoval removal(Jdbi jdbi, Clock clock) {
        FieldRemoval.Stores stores = new FieldRemoval.Stores(
                new HeartbeatFieldRemoval(jdbi),
                jdbi.onDemand(MetricFieldDao.class),
                new SeriesRemoval(jdbi),
                new EventFieldRemoval(jdbi),
                new EventSeriesRemoval(jdbi));
        return new FieldRemoval(jdbi.onDemand(StoppedFieldDao.class), stores, clock);
    }

    static JobsPage page(Database database, Backlog backlog, AuditLog auditLog, Clock clock) {
        ClosingProgress closingProgress = new ClosingProgress(database.dao(RollupDayDao.class));
        JobBoard board = new JobBoard(database.dao(JobDao.class), backlog, closingProgress, plain(database));
        return new JobsPage(board, auditLog, clock);
    }

    private static PlainHeartbeats plain(Database database) {
        return new PlainHeartbeats(database.jdbi(), Partitions.ofHeartbeats(database.dataSource()));
    }

    static Backlog backlog(Database database, Meters meters, Clock clock) {
        return new Backlog(database.dao(WaitingDao.class), database.dao(ParkedDao.class), clock, meters.registry());
    }

    /** A job waits for its turn with no session of the database. */
    private static Lock lock(Database database, Semaphore turns, String name) {
        JobLock lock = new JobLock(database.dataSource(), name);
        return work -> {
            turns.acquire();
            try {
                return lock.ifFree(work::run);
            } finally {
                turns.release();
            }
        };
    }
}
