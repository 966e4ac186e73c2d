package rollcall.store;

/** What became of one arriving batch of events. */
public sealed interface BatchArrival {
    /**
     * It is on disk.
     *
     * @param batchId by which its answer is noted; 0 if no answer has to be
     * @param kept events that are on disk because of it
     * @param repeated events that were there already
     */
    record Stored(long batchId, int kept, int repeated) implements BatchArrival {}

    /**
     * Nothing was stored: it looks like a resend of a batch whose answer is under way at this moment.
     *
     * @param batchId that batch
     */
    record Undecided(long batchId) implements BatchArrival {}
}
