package rollcall.rollup.events;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import rollcall.report.BuildVersion;
import rollcall.report.Trace;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.ProductTurns;
import rollcall.store.StoreException;
import rollcall.store.events.EventSummary;
import rollcall.store.rollups.EventQueueDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;

/**
 * Adds batches of events to the rollups. Counts are not idempotent as bitmaps are: so a batch, or a part of a long one, is added in the same
 * transaction that marks it, by whoever holds the lock of the fold, and what is interrupted has not happened.
 */
public final class EventRollup {
    /** Batches of one transaction. */
    private static final int MOST_AT_ONCE = 500;

    /** A transaction takes nothing further when it has so many rows to write: memory, and the time that other products wait, go with them. */
    private static final int MOST_ROWS = 8_000;

    /** Lines that are taken of a batch before that is looked at again. */
    private static final int LINES_AT_A_TIME = 2_000;

    /** Lines of one transaction. */
    private static final int MOST_LINES = 10_000;

    /** Whoever notes an answer holds a batch for the time of a commit. */
    private static final int ATTEMPTS = 50;

    private static final long PAUSE_MILLIS = 10;

    private final RollupTransaction transaction;
    private final int mostAtOnce;
    private final int mostLines;

    public EventRollup(RollupTransaction transaction) {
        this(transaction, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce how many batches a transaction takes
     */
    public EventRollup(RollupTransaction transaction, int mostAtOnce) {
        this(transaction, mostAtOnce, MOST_LINES);
    }

    /**
     * @param mostLines how many lines of summaries a transaction takes; a longer batch is folded in parts
     */
    public EventRollup(RollupTransaction transaction, int mostAtOnce, int mostLines) {
        this.transaction = transaction;
        this.mostAtOnce = mostAtOnce;
        this.mostLines = mostLines;
    }

    /**
     * Folds every batch that waits, the products by turns, a portion and a transaction each; stops early when another server folds or the
     * thread is interrupted. A batch that cannot be read is parked.
     *
     * @return how many batches were folded to their end
     */
    public int run() {
        int rolledUp = ProductTurns.take(
                () -> transaction.look(tables -> tables.eventQueue().products()), this::portion);
        transaction.ifFree(Of.EVENTS, tables -> tables.eventQueue().removeSettled());
        return rolledUp;
    }

    /** What one instance's events come to, see {@link #add}. */
    public record Counted(int ordinal, EventSummary summary) {}

    /** Adds counts that never were in the queue, in one transaction: for a history that has no raw events. Twice is twice. */
    public void add(int productId, List<Counted> batches) {
        transaction.whenFree(Of.EVENTS, tables -> {
            EventPortion portion = new EventPortion(tables, productId);
            for (Counted batch : batches) {
                EventSummary summary = batch.summary();
                summary.lines().stream()
                        .map(EventSummary.Line::day)
                        .max(Comparator.naturalOrder())
                        .ifPresent(last -> portion.add(batch.ordinal(), last, summary.version(), summary.lines()));
            }
            portion.write();
            return null;
        });
    }

    private ProductTurns.Turn portion(int productId) {
        try {
            return rollUp(queue -> queue.oldest(productId, mostAtOnce), productId);
        } catch (Busy e) {
            return ProductTurns.Turn.PASSED;
        } catch (RuntimeException e) {
            if (!isDamage(e)) {
                throw e;
            }
            return oneByOne(productId);
        }
    }

    private interface Choice {
        List<Long> of(EventQueueDao queue);
    }

    private ProductTurns.Turn rollUp(Choice choice, int productId) {
        return transaction
                .ifFree(Of.EVENTS, tables -> rollUp(tables, choice.of(tables.eventQueue()), productId))
                .orElse(ProductTurns.Turn.STOPPED);
    }

    private ProductTurns.Turn rollUp(RollupTransaction.Tables tables, List<Long> chosen, int productId) {
        EventPortion portion = new EventPortion(tables, productId);
        List<Part> parts = new ArrayList<>();
        int lines = 0;
        try (Stream<EventQueueDao.QueuedEvents> queued = tables.eventQueue().batches(chosen)) {
            Iterator<EventQueueDao.QueuedEvents> each = queued.iterator();
            while (lines < mostLines && portion.rows() < MOST_ROWS && each.hasNext()) {
                Part part = add(portion, each.next(), mostLines - lines);
                parts.add(part);
                lines += part.lines;
            }
        }
        if (!parts.isEmpty()) {
            portion.write();
            mark(tables.eventQueue(), parts);
        }
        int ended = (int) parts.stream().filter(Part::ended).count();
        return parts.isEmpty() ? ProductTurns.Turn.NOTHING : ProductTurns.Turn.of(ended);
    }

    /** What was added of a batch: so many lines, up to that one of all of them. */
    private record Part(long batchId, int lines, int to, int all) {
        boolean ended() {
            return to == all;
        }
    }

    private static Part add(EventPortion portion, EventQueueDao.QueuedEvents batch, int most) {
        EventSummary summary = EventSummary.read(batch.summary());
        List<EventSummary.Line> all = summary.lines();
        LocalDate received = LocalDate.ofInstant(batch.acceptedAt(), ZoneOffset.UTC);
        int from = Math.min(batch.foldedLines(), all.size());
        int end = Math.min(all.size(), from + most);
        int to = from;
        while (to < end && (to == from || portion.rows() < MOST_ROWS)) {
            int next = Math.min(end, to + LINES_AT_A_TIME);
            portion.add(batch.ordinal(), received, summary.version(), all.subList(to, next));
            to = next;
        }
        return new Part(batch.batchId(), to - from, to, all.size());
    }

    /** Each batch in a transaction of its own; what cannot be folded is parked, so that it stands in nobody's way. */
    private ProductTurns.Turn oneByOne(int productId) {
        int rolledUp = 0;
        List<Long> batches = transaction.look(tables -> tables.eventQueue().oldest(productId, mostAtOnce));
        for (long batch : batches) {
            try {
                ProductTurns.Turn turn = rollUp(queue -> List.of(batch), productId);
                if (turn.stops()) {
                    return turn;
                }
                rolledUp += turn.rolledUp();
            } catch (Busy e) {
                return ProductTurns.Turn.PASSED;
            } catch (RuntimeException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                transaction.ifFree(Of.EVENTS, tables -> {
                    tables.eventQueue().park(batch, Trace.of(e), BuildVersion.text());
                    return true;
                });
            }
        }
        return ProductTurns.Turn.of(rolledUp);
    }

    private static boolean isDamage(RuntimeException failure) {
        return DamagedRow.isIn(failure) || !StoreException.isOfDatabase(failure);
    }

    /** All of them or none: what is not marked would be counted again. Nobody is waited for with a lock in hand, so nobody can deadlock. */
    private static void mark(EventQueueDao queue, List<Part> parts) {
        List<Long> batches = parts.stream().map(Part::batchId).toList();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            queue.beforeLock();
            if (queue.lock(batches).size() == batches.size()) {
                List<Long> ended =
                        parts.stream().filter(Part::ended).map(Part::batchId).toList();
                queue.removeAnswered(ended);
                queue.markFolded(ended);
                parts.stream().filter(part -> !part.ended()).forEach(part -> queue.markPart(part.batchId, part.to));
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
