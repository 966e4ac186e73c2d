package rollcall.decoder.penpot;

import rollcall.input.Malformed;
import rollcall.report.Rejection;

/**
 * Adds up what the values of one batch hold in memory, in bytes, so that it is refused before it has grown: a few packed kilobytes can
 * say hundreds of millions of zeros. What an event was read into is forgotten with it; caches and claims stay until the batch is done.
 */
final class HeapBudget {
    private final long most;
    private long passing;
    private long lasting;

    /** @param most bytes that may be held at the same time */
    HeapBudget(long most) {
        this.most = most;
    }

    /** Adds what is held until {@link #forget}. */
    void hold(long bytes) {
        passing += bytes;
        check();
    }

    /** Adds what is held to the end. */
    void keep(long bytes) {
        lasting += bytes;
        check();
    }

    /** What is held for now, to hand back to {@link #keepSince}. */
    long passing() {
        return passing;
    }

    /** What was held since then stays to the end. */
    void keepSince(long before) {
        keep(passing - before);
    }

    /** Nobody holds any longer what was held for now. */
    void forget() {
        passing = 0;
    }

    private void check() {
        if (passing + lasting > most) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "events");
        }
    }
}
