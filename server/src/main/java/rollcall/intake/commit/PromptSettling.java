package rollcall.intake.commit;

import java.time.Duration;
import rollcall.store.StoreException;

/**
 * Notes soon after it was given how an answer to a batch of events fared, because on another server an equal batch may wait for it. What is
 * settled within {@value #GATHER_MILLIS} ms is noted together, so that a busy server pays for at most some 50 small commits a second.
 */
public final class PromptSettling {
    /** From one run to the next, which waits by itself for something to note. */
    public static final Duration EVERY = Duration.ofMillis(1);

    private static final long GATHER_MILLIS = 10;
    private static final long IDLE_MILLIS = 200;
    private static final long PAUSE_MILLIS = 1_000;

    private final PendingBatchAcks deliveries;

    public PromptSettling(PendingBatchAcks deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Waits for something to note, for a fifth of a second, and notes it.
     *
     * @throws StoreException if it could not be noted; a second later, and it is left to the next run, or to the housekeeping
     */
    public void run() throws InterruptedException, StoreException {
        if (deliveries.awaitSettled(IDLE_MILLIS)) {
            Thread.sleep(GATHER_MILLIS);
            try {
                deliveries.note();
            } catch (StoreException | RuntimeException e) {
                Thread.sleep(PAUSE_MILLIS);
                throw e;
            }
        }
    }
}
