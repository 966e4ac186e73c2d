package rollcall.rollup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.store.EventQueueDao;
import rollcall.store.EventSummary;
import rollcall.store.FoldTables;
import rollcall.store.FoldTransaction;
import rollcall.store.QueuedEvents;

/**
 * Adds batches of events to the rollups. Counts are not idempotent as bitmaps are: so a batch is added in the same transaction that marks
 * it folded, by whoever holds the lock of the fold, and what is interrupted has not happened.
 */
public final class EventFold {
    /** Batches of one transaction; the time that others wait for the lock goes with them. */
    private static final int MOST_AT_ONCE = 500;

    /** A transaction takes no further batch when it has so many rows to write: memory goes with them. */
    private static final int MOST_ROWS = 50_000;

    /** Whoever notes an answer holds a batch for the time of a commit. */
    private static final int ATTEMPTS = 50;

    private static final long PAUSE_MILLIS = 10;

    private final FoldTransaction transaction;
    private final int mostAtOnce;

    public EventFold(FoldTransaction transaction) {
        this(transaction, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce how many batches a transaction takes
     */
    public EventFold(FoldTransaction transaction, int mostAtOnce) {
        this.transaction = transaction;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Folds every batch that waits, in portions of one transaction each; stops early when another server folds or the thread is
     * interrupted.
     *
     * @return how many batches were folded
     */
    public int run() {
        int folded = 0;
        Optional<Integer> portion;
        do {
            portion = portion();
            folded += portion.orElse(0);
        } while (portion.orElse(0) > 0 && !Thread.currentThread().isInterrupted());
        transaction.ifFree(tables -> tables.eventQueue().removeSettled());
        return folded;
    }

    /** What one instance's events come to, see {@link #add}. */
    public record Counted(int ordinal, EventSummary summary) {}

    /** Adds counts that never were in the queue, in one transaction: for a history that has no raw events. Twice is twice. */
    public void add(int productId, List<Counted> batches) {
        transaction.whenFree(tables -> {
            EventPortion portion = new EventPortion(tables.eventRollups(), tables.eventNames());
            batches.forEach(batch -> portion.add(productId, batch.ordinal(), batch.summary()));
            portion.write();
            return null;
        });
    }

    private Optional<Integer> portion() {
        try {
            return transaction.ifFree(this::portion);
        } catch (Busy e) {
            return Optional.empty();
        }
    }

    private int portion(FoldTables tables) {
        EventPortion portion = new EventPortion(tables.eventRollups(), tables.eventNames());
        List<Long> batches = new ArrayList<>();
        try (Stream<QueuedEvents> queued = tables.eventQueue().oldest(mostAtOnce)) {
            Iterator<QueuedEvents> each = queued.iterator();
            while (portion.rows() < MOST_ROWS && each.hasNext()) {
                QueuedEvents batch = each.next();
                portion.add(batch.productId(), batch.ordinal(), EventSummary.read(batch.summary()));
                batches.add(batch.batchId());
            }
        }
        if (!batches.isEmpty()) {
            portion.write();
            mark(tables.eventQueue(), batches);
        }
        return batches.size();
    }

    /** All of them or none: what is not marked would be counted again. Nobody is waited for with a lock in hand, so nobody can deadlock. */
    private static void mark(EventQueueDao queue, List<Long> batches) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            queue.beforeLock();
            if (queue.lock(batches).size() == batches.size()) {
                queue.removeAnswered(batches);
                queue.markFolded(batches);
                return;
            }
            queue.unlock();
            pause();
        }
        throw new Busy();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /** Undoes the portion; its batches are left for the next time. */
    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
