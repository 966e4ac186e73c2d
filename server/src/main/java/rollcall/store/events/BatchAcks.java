package rollcall.store.events;

/**
 * What this server knows of the acknowledgements of batches of events, for the transaction that stores further ones. It is asked live, because
 * answers arrive while a transaction waits. What it forgets, the database shows already.
 */
public interface BatchAcks {
    /** What is known of the answer to an earlier batch. */
    enum Fate {
        /** It may still arrive. */
        UNDER_WAY,
        /** It arrived: nothing that comes later is a resend of that batch. */
        ARRIVED,
        /** Nobody can know that it arrived: the batch may be sent again. */
        LOST,
        /** This server knows nothing of it; what the database says counts. */
        UNKNOWN
    }

    /** What is known at this moment of the answer to a batch. */
    Fate fate(long batchId);

    /** A batch is about to be committed: from now on its answer is under way. */
    void opened(long batchId);

    /** Waits until the answer to a batch is settled, but not longer than for so many milliseconds. */
    void await(long batchId, long millis);
}
