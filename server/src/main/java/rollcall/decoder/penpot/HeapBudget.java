package rollcall.decoder.penpot;

import rollcall.input.Malformed;
import rollcall.report.Rejection;

/**
 * Adds up the memory that the values of one batch hold, in bytes, so that a batch is rejected before it has grown: a few packed kilobytes
 * can contain hundreds of millions of zeros. Values of an event are released with it; caches and reported values are held until the end of
 * the batch.
 */
final class HeapBudget {
    private final long most;
    private long passing;
    private long lasting;

    /** @param most bytes that may be held at the same time */
    HeapBudget(long most) {
        this.most = most;
    }

    /** Adds bytes that are held until {@link #forget}. */
    void hold(long bytes) {
        passing += bytes;
        check();
    }

    /** Adds bytes that are held until the end of the batch. */
    void keep(long bytes) {
        lasting += bytes;
        check();
    }

    /** Bytes that are held until {@link #forget}; to pass to {@link #keepSince}. */
    long passing() {
        return passing;
    }

    /** Holds the bytes that were added since {@link #passing} returned {@code before} until the end of the batch as well. */
    void keepSince(long before) {
        keep(passing - before);
    }

    /** Releases the bytes that {@link #hold} added. */
    void forget() {
        passing = 0;
    }

    private void check() {
        if (passing + lasting > most) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "events");
        }
    }
}
