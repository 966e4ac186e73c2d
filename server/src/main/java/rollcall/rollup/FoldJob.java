package rollcall.rollup;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.StoreException;

/** Folds again and again, and drops old days once an hour. Every server runs one; the database lets only one of them fold at a time. */
public final class FoldJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FoldJob.class);
    private static final Duration RETENTION_EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "fold"));

    /**
     * Starts.
     *
     * @param every the pause between the end of a fold and the start of the next
     */
    public FoldJob(Fold fold, EventFold eventFold, Retention retention, Duration every) {
        repeat("fold heartbeats", fold::run, Duration.ZERO, every);
        repeat("fold events", eventFold::run, Duration.ZERO, every);
        repeat("drop old days", retention::run, every, RETENTION_EVERY);
    }

    /** Lets the transaction under way end, for up to 20 s, and starts no other. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "the fold did not end in {} s; what it had not committed is folded at the next start",
                        PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(String name, IntSupplier work, Duration first, Duration every) {
        thread.scheduleWithFixedDelay(
                () -> attempt(name, work, every), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure is no end: what was not committed is still there at the next attempt. */
    private static void attempt(String name, IntSupplier work, Duration every) {
        try {
            int done = work.getAsInt();
            LOG.debug("{}: {}", name, done);
        } catch (RuntimeException e) {
            LOG.warn("could not {}, next attempt in {} s: {}", name, every.toSeconds(), StoreException.kind(e));
        }
    }
}
