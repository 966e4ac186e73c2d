package rollcall.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.EventBatchTable;
import rollcall.store.Runs;
import rollcall.store.StoreException;

/** What the intake owes the database besides heartbeats: counts, receipts, this server's sign of life, and the dead ones' open answers. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** Longer than any product's window: after that a lost answer means nothing any more. */
    private static final Duration LOST_ANSWERS_KEPT = Duration.ofDays(3);

    /** Penpot gives up events after seven days; a day more for clocks that differ. */
    private static final Duration LOST_BATCHES_KEPT = Duration.ofDays(8);

    /** A sender that has not sent a batch again within a month will not. */
    private static final Duration BATCH_IDS_KEPT = Duration.ofDays(30);

    private final Counts counts;
    private final Deliveries deliveries;
    private final BatchDeliveries batchDeliveries;
    private final EventBatchTable batches;
    private final Runs runs;
    private final Clock clock;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "housekeeping"));

    public Housekeeping(
            Counts counts,
            Deliveries deliveries,
            BatchDeliveries batchDeliveries,
            EventBatchTable batches,
            Runs runs,
            Clock clock) {
        this.counts = counts;
        this.deliveries = deliveries;
        this.batchDeliveries = batchDeliveries;
        this.batches = batches;
        this.runs = runs;
        this.clock = clock;
    }

    /** Sweeps once, so that no retry is answered before the dead servers' answers are known; then works in the background. */
    public void start() {
        attempt(this::live);
        executor.scheduleWithFixedDelay(() -> attempt(this::flush), 1, 1, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(() -> attempt(this::live), 5, 5, TimeUnit.SECONDS);
    }

    /** Writes what is left. To be called after the last request was answered. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempt(this::flush);
        attempt(runs::close);
    }

    private interface Work {
        void run() throws StoreException;
    }

    private void flush() throws StoreException {
        counts.flush();
        deliveries.flush();
        batchDeliveries.flush();
    }

    private void live() throws StoreException {
        runs.keepAlive();
        runs.sweep(clock.instant().minus(LOST_ANSWERS_KEPT));
        batches.expire(clock.instant().minus(LOST_BATCHES_KEPT), clock.instant().minus(BATCH_IDS_KEPT));
    }

    private static void attempt(Work work) {
        try {
            work.run();
        } catch (StoreException | RuntimeException e) {
            LOG.warn("housekeeping goes on at the next tick: {}", e.getClass().getSimpleName());
        }
    }
}
