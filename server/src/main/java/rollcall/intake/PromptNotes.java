package rollcall.intake;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.store.Outage;
import rollcall.store.StoreException;

/**
 * Notes soon after it was given how an answer to a batch of events fared, because on another server an equal batch may wait for it. What is
 * settled within {@value #GATHER_MILLIS} ms is noted together, so that a busy server pays for at most some 50 small commits a second.
 */
public final class PromptNotes implements AutoCloseable {
    private static final long GATHER_MILLIS = 10;
    private static final long IDLE_MILLIS = 200;
    private static final long PAUSE_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PromptNotes.class);

    private final BatchDeliveries deliveries;
    private final FailureCount failures;
    private final Thread thread = new Thread(this::run, "prompt-notes");
    private volatile boolean closing;

    public PromptNotes(BatchDeliveries deliveries, FailureCount failures) {
        this.deliveries = deliveries;
        this.failures = failures;
        thread.start();
    }

    /** Stops; what is not noted is left to the housekeeping. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                noteOnce();
            } catch (InterruptedException e) {
                LOG.warn("the notes on answers were interrupted and go on");
            } catch (StoreException | RuntimeException | Error e) {
                failures.at(FailureCount.Place.EVENT_COMMIT);
                LOG.warn("notes on answers go on in a second (SQLSTATE {}): {}", Outage.state(e), Trace.of(e));
                pause();
            }
        }
    }

    private void noteOnce() throws InterruptedException, StoreException {
        if (deliveries.awaitSettled(IDLE_MILLIS)) {
            Thread.sleep(GATHER_MILLIS);
            deliveries.note();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            LOG.warn("the notes on answers were interrupted and go on");
        }
    }
}
