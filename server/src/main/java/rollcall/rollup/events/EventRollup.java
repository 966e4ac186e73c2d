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
import rollcall.rollup.ProductTurn;
import rollcall.rollup.ProductTurns;
import rollcall.store.StoreException;
import rollcall.store.events.EventLine;
import rollcall.store.events.EventSummary;
import rollcall.store.rollups.EventQueueDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;

/**
 * Adds batches of events to the rollups. Adding a batch twice would count its events twice, although the bitmaps would not change. So a
 * batch, or a part of a long one, is added in the transaction that marks it, under the lock of the rollup. An interrupted transaction
 * leaves nothing behind.
 */
public final class EventRollup {
    /** Most batches of one transaction. */
    private static final int MOST_AT_ONCE = 500;

    /** A transaction takes nothing further when it has so many rows to write. Bounds the memory, and the time that other products wait. */
    private static final int MOST_ROWS = 8_000;

    /** Lines that are taken of a batch before its rows are counted again. */
    private static final int LINES_AT_A_TIME = 2_000;

    /** Most lines of one transaction. */
    private static final int MOST_LINES = 10_000;

    /** Attempts to lock the batches: a transaction that notes answers holds them for the time of a commit. */
    private static final int ATTEMPTS = 50;

    private static final long PAUSE_MILLIS = 10;

    private final RollupTransaction transaction;
    private final int mostAtOnce;
    private final int mostLines;

    public EventRollup(RollupTransaction transaction) {
        this(transaction, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce most batches of a transaction
     */
    public EventRollup(RollupTransaction transaction, int mostAtOnce) {
        this(transaction, mostAtOnce, MOST_LINES);
    }

    /**
     * @param mostLines most lines of summaries of a transaction; a longer batch is rolled up in parts
     */
    public EventRollup(RollupTransaction transaction, int mostAtOnce, int mostLines) {
        this.transaction = transaction;
        this.mostAtOnce = mostAtOnce;
        this.mostLines = mostLines;
    }

    /**
     * Rolls up every batch in the queue, the products by turns, one transaction a portion. Stops early when another server rolls up or the
     * thread is interrupted. A batch that cannot be read is parked.
     *
     * @return how many batches were rolled up completely
     */
    public int run() {
        int rolledUp = ProductTurns.take(
                () -> transaction.look(tables -> tables.eventQueue().products()), this::portion);
        transaction.ifFree(Of.EVENTS, tables -> tables.eventQueue().removeSettled());
        return rolledUp;
    }

    /** The summary of one instance's events, see {@link #add}. */
    public record Counted(int ordinal, EventSummary summary) {}

    /**
     * Adds counts that were never in the queue, in one transaction: for a history without raw events. Adding them twice counts them twice.
     */
    public void add(int productId, List<Counted> batches) {
        transaction.whenFree(Of.EVENTS, tables -> {
            EventPortion portion = new EventPortion(tables, productId);
            for (Counted batch : batches) {
                EventSummary summary = batch.summary();
                summary.lines().stream()
                        .map(EventLine::day)
                        .max(Comparator.naturalOrder())
                        .ifPresent(last -> portion.add(batch.ordinal(), last, summary.version(), summary.lines()));
            }
            portion.write();
            return null;
        });
    }

    private ProductTurn portion(int productId) {
        try {
            return rollUp(queue -> queue.oldest(productId, mostAtOnce), productId);
        } catch (Busy e) {
            return ProductTurn.PASSED;
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

    private ProductTurn rollUp(Choice choice, int productId) {
        return transaction
                .ifFree(Of.EVENTS, tables -> rollUp(tables, choice.of(tables.eventQueue()), productId))
                .orElse(ProductTurn.STOPPED);
    }

    private ProductTurn rollUp(RollupTransaction.Tables tables, List<Long> chosen, int productId) {
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
        return parts.isEmpty() ? ProductTurn.NOTHING : ProductTurn.of(ended);
    }

    /**
     * The part of a batch that was added.
     *
     * @param lines how many lines were added
     * @param to the line after the last one that was added
     * @param all lines of the batch
     */
    private record Part(long batchId, int lines, int to, int all) {
        boolean ended() {
            return to == all;
        }
    }

    private static Part add(EventPortion portion, EventQueueDao.QueuedEvents batch, int most) {
        EventSummary summary = EventSummary.read(batch.summary());
        List<EventLine> all = summary.lines();
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

    /** Rolls up each batch in a transaction of its own, and parks batches that fail, so that they do not stop the others. */
    private ProductTurn oneByOne(int productId) {
        int rolledUp = 0;
        List<Long> batches = transaction.look(tables -> tables.eventQueue().oldest(productId, mostAtOnce));
        for (long batch : batches) {
            try {
                ProductTurn productTurn = rollUp(queue -> List.of(batch), productId);
                if (productTurn.stops()) {
                    return productTurn;
                }
                rolledUp += productTurn.rolledUp();
            } catch (Busy e) {
                return ProductTurn.PASSED;
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
        return ProductTurn.of(rolledUp);
    }

    private static boolean isDamage(RuntimeException failure) {
        return DamagedRow.isIn(failure) || !StoreException.isOfDatabase(failure);
    }

    /** Marks all batches or none: a batch that is not marked would be counted again. Waits without a lock, so it cannot deadlock. */
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

    /** The batches could not be locked. It rolls the transaction back; the batches stay in the queue. */
    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
