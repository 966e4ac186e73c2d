package rollcall.intake.commit;

import java.time.Duration;
import rollcall.store.StoreException;

/**
 * Notes how the answers to batches of events fared, soon after they were given, because an equal batch may wait for that on another server.
 * Answers that are settled within {@value #GATHER_MILLIS} ms are noted together, so that a busy server makes at most some 50 small commits a second.
 */
public final class PromptSettling {
    /** The pause between two runs; a run itself waits for something to note. */
    public static final Duration EVERY = Duration.ofMillis(1);

    private static final long GATHER_MILLIS = 10;
    private static final long IDLE_MILLIS = 200;
    private static final long PAUSE_MILLIS = 1_000;

    private final PendingBatchAcks pendingAcks;

    public PromptSettling(PendingBatchAcks pendingAcks) {
        this.pendingAcks = pendingAcks;
    }

    /**
     * Waits up to a fifth of a second for something to note, and notes it.
     *
     * @throws StoreException after a pause of a second, if it could not be noted; the next run, or the housekeeping, notes it then
     */
    public void run() throws InterruptedException, StoreException {
        if (pendingAcks.awaitSettled(IDLE_MILLIS)) {
            Thread.sleep(GATHER_MILLIS);
            try {
                pendingAcks.note();
            } catch (StoreException | RuntimeException e) {
                Thread.sleep(PAUSE_MILLIS);
                throw e;
            }
        }
    }
}
