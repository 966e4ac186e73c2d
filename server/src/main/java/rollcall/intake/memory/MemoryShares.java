package rollcall.intake.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rollcall.intake.commit.Unavailable;

/**
 * A part of the memory that requests share. A request that asks for more than is free waits for up to 10 s, in order. A request that waits only
 * because its product holds as much as one product may does not keep those behind it waiting. A waiting request holds a thread, so 12 may
 * wait, and 4 of one product; the next one fails at once.
 */
final class MemoryShares {
    private static final int MOST_WAITING = 12;
    private static final int MOST_WAITING_OF_ONE = 4;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long each;
    private final Map<Integer, Long> held = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long free;

    private record Waiting(int product, long bytes) {}

    /**
     * @param all bytes in all
     * @param each bytes that one product may hold
     */
    MemoryShares(long all, long each) {
        free = all;
        this.each = each;
    }

    /** @throws Unavailable if the bytes are not free within 10 s, or too many wait */
    synchronized void take(int product, long bytes) {
        Waiting turn = new Waiting(product, bytes);
        waiting.add(turn);
        try {
            await(turn);
            free -= bytes;
            held.merge(product, bytes, Long::sum);
        } finally {
            waiting.removeIf(one -> one == turn);
            notifyAll();
        }
    }

    synchronized void giveBack(int product, long bytes) {
        free += bytes;
        held.computeIfPresent(product, (same, before) -> before > bytes ? before - bytes : null);
        notifyAll();
    }

    private void await(Waiting turn) {
        if (isNext(turn)) {
            return;
        }
        long ofOne = waiting.stream().filter(one -> one.product == turn.product).count();
        if (waiting.size() > MOST_WAITING || ofOne > MOST_WAITING_OF_ONE) {
            throw new Unavailable("too many large requests wait", null);
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isNext(turn)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new Unavailable("too many large requests are under way", null);
            }
            pause(left);
        }
    }

    /** Whether a request may go on: there is enough for it, and no request before it could go on instead. */
    private boolean isNext(Waiting turn) {
        for (Waiting one : waiting) {
            if (one == turn) {
                return mayHold(turn) && turn.bytes <= free;
            }
            if (mayHold(one)) {
                return false;
            }
        }
        throw new IllegalStateException("who waits is in the queue");
    }

    private boolean mayHold(Waiting one) {
        return held.getOrDefault(one.product, 0L) + one.bytes <= each;
    }

    /** Waits, perhaps not long enough: the caller looks again. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause(long milliseconds) {
        try {
            wait(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
    }
}
