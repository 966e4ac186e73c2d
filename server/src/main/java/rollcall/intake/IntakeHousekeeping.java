package rollcall.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.intake.commit.PendingAcks;
import rollcall.intake.commit.PendingBatchAcks;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.store.Outage;
import rollcall.store.StoreException;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.quotas.QuotaDao;
import rollcall.store.servers.DeadServers;
import rollcall.store.servers.ServerLeases;

/** What the intake writes besides reports: counts, settled answers, this server's lease, and the answers that dead servers left under way. */
public final class IntakeHousekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeHousekeeping.class);

    /** Longer than any product's window, after which a lost answer means nothing any more. */
    private static final Duration LOST_ANSWERS_KEPT = Duration.ofDays(3);

    /** So long after a heartbeat was taken no answer to it can be lost any more. */
    private static final Duration ANSWERS_GET_LOST = Duration.ofHours(1);

    /** Penpot gives up events after seven days; one day more is for clocks that differ. */
    private static final Duration LOST_BATCHES_KEPT = Duration.ofDays(8);

    /** Only the use of today is asked for. The days before it are for who looks into the table after a flood. */
    private static final int QUOTA_DAYS_KEPT = 30;

    /** A sender that does not send a batch again within 30 days never will. */
    private static final Duration BATCH_IDS_KEPT = Duration.ofDays(30);

    private final IntakeCounts intakeCounts;
    private final Attempts attempts;
    private final PendingAcks pendingAcks;
    private final PendingBatchAcks pendingBatchAcks;
    private final BatchAnswerTable batches;
    private final MetricIntake metrics;
    private final QuotaDao quotas;
    private final ServerLeases serverLeases;
    private final DeadServers deadServers;
    private final Clock clock;

    public IntakeHousekeeping(
            IntakeCounts intakeCounts,
            Attempts attempts,
            PendingAcks pendingAcks,
            PendingBatchAcks pendingBatchAcks,
            BatchAnswerTable batches,
            MetricIntake metrics,
            QuotaDao quotas,
            ServerLeases serverLeases,
            DeadServers deadServers,
            Clock clock) {
        this.intakeCounts = intakeCounts;
        this.attempts = attempts;
        this.pendingAcks = pendingAcks;
        this.pendingBatchAcks = pendingBatchAcks;
        this.batches = batches;
        this.metrics = metrics;
        this.quotas = quotas;
        this.serverLeases = serverLeases;
        this.deadServers = deadServers;
        this.clock = clock;
    }

    /** Writes counts and settled answers that gathered in memory; to be called about once a second. */
    public void flush() throws StoreException {
        all(intakeCounts::flush, pendingAcks::flush, pendingBatchAcks::flush);
    }

    /** Writes what became of the last requests; to be called every few seconds. */
    public void writeAttempts() {
        attempts.flush();
    }

    /** Renews this server's lease, and takes the answers of dead servers for lost; to be called every few seconds. */
    public void lease() throws StoreException {
        all(
                serverLeases::keepAlive,
                deadServers::sweep,
                () -> deadServers.tidy(clock.instant().minus(ANSWERS_GET_LOST)));
    }

    /** Deletes what is remembered of reports that no sender can send again, and what metrics came to long ago; to be called about once an hour. */
    public void expire() throws StoreException {
        Instant now = clock.instant();
        all(
                () -> deadServers.expire(now.minus(LOST_ANSWERS_KEPT)),
                () -> batches.expire(now.minus(LOST_BATCHES_KEPT)),
                () -> batches.expireSeen(now.minus(BATCH_IDS_KEPT)),
                metrics::expire,
                () -> quotas.removeBefore(
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(QUOTA_DAYS_KEPT)),
                attempts::expire);
    }

    /** Renews the lease and sweeps once before the first request, so that retries to a dead server are recognised. */
    public void start() {
        attempt(this::lease);
    }

    /** Writes what is left and ends the lease. To be called after the last request was answered and the last job has ended. */
    @Override
    public void close() {
        attempt(this::flush);
        attempt(this::writeAttempts);
        attempt(serverLeases::close);
    }

    private interface Work {
        void run() throws StoreException;
    }

    /** Does each, whether others fail or not; then fails with the first failure. */
    private static void all(Work... works) throws StoreException {
        Exception first = null;
        for (Work work : works) {
            try {
                work.run();
            } catch (StoreException | RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first instanceof StoreException failure) {
            throw failure;
        } else if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (StoreException | RuntimeException e) {
            intakeCounts.at(FailureCount.Place.HOUSEKEEPING);
            LOG.warn(
                    "housekeeping at the start or the end was cut short (SQLSTATE {}): {}",
                    Outage.state(e),
                    Trace.of(e));
        }
    }
}
