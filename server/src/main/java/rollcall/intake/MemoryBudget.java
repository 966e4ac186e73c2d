package rollcall.intake;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what all large requests together may hold in memory. Each takes a share before its body is read; who gets none within a few
 * seconds is asked to come back.
 */
final class MemoryBudget {
    private static final long MIB = 1 << 20;

    /** Bodies up to this size are not worth counting: Jetty's threads bound how many there are. */
    private static final long SMALL = MIB;

    /** What a request may come to hold for each byte of its body, decoded and prepared for the database. */
    private static final long TIMES = 8;

    private static final long PATIENCE_SECONDS = 10;

    private final int all = (int) Math.max(TIMES * 16, Runtime.getRuntime().maxMemory() / 2 / MIB);
    private final Semaphore free = new Semaphore(all, true);

    /** A part of the budget. */
    interface Share {
        void giveBack();
    }

    /**
     * A share for one request.
     *
     * @param declared its declared length; negative, or more than the limit, is taken for the limit
     * @throws Unavailable if too many large requests are under way
     */
    Share take(long declared, Limits limits) {
        long length = declared < 0 || declared > limits.packed() ? limits.packed() : declared;
        if (length <= SMALL) {
            return () -> {};
        }
        int share = (int) Math.min(all, length * TIMES / MIB);
        try {
            if (!free.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Unavailable("too many large requests are under way", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
        return () -> free.release(share);
    }
}
