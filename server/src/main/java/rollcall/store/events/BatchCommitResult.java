package rollcall.store.events;

import java.util.UUID;

/** What became of one arriving batch of events. */
public sealed interface BatchCommitResult {
    /**
     * It is on disk.
     *
     * @param instanceId whose batch it is
     * @param batchId by which its answer is noted; 0 if no answer has to be
     * @param kept events that are on disk because of it
     * @param repeated events that were there already
     */
    record Stored(UUID instanceId, long batchId, int kept, int repeated) implements BatchCommitResult {
        /** Whether the whole batch was there already. */
        public boolean isResend() {
            return kept == 0 && repeated > 0;
        }
    }

    /**
     * Nothing was stored: it looks like a resend of a batch whose answer is under way at this moment.
     *
     * @param batchId that batch
     */
    record Undecided(long batchId) implements BatchCommitResult {}
}
