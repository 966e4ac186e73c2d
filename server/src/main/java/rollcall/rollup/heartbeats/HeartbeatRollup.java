package rollcall.rollup.heartbeats;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BuildVersion;
import rollcall.report.Trace;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.ProductTurn;
import rollcall.rollup.ProductTurns;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.HeartbeatQueueDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;

/**
 * Rolls raw heartbeats up into the bitmaps of their day.
 *
 * <p>An instance has one raw row a day, and the last heartbeat wins. So an instance is first removed from every bitmap of the day, and then
 * added to the bitmaps that its row names. Rolling up again, in another order or in other portions, ends in the same bitmaps. One thing
 * depends on the order: which values beyond the limits are counted as {@link SeriesKey#OTHER}.
 */
public final class HeartbeatRollup {
    /** Most heartbeats of one transaction. Bounds the memory, and the time that other products wait. */
    private static final int MOST_AT_ONCE = 20_000;

    private final RollupTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;
    private final int mostAtOnce;

    /**
     * @param vocabularies gives the vocabulary of a product's id
     */
    public HeartbeatRollup(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies) {
        this(transaction, vocabularies, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce a transaction takes no further group commit after so many heartbeats; a group commit is always taken whole
     */
    public HeartbeatRollup(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies, int mostAtOnce) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Rolls up every group commit in the queue, the products by turns, one transaction a portion. Stops early when another server rolls up
     * or the thread is interrupted. A heartbeat that cannot be read is parked.
     *
     * @return how many heartbeats were rolled up
     */
    public int run() {
        int rolledUp = ProductTurns.take(
                () -> transaction.look(tables -> tables.queue().products()), this::portion);
        transaction.ifFree(Of.HEARTBEATS, tables -> tables.queue().removeSettled());
        return rolledUp;
    }

    /**
     * Makes the bitmaps of one day again from its raw rows. A day whose raw rows have been removed would lose its bitmaps.
     */
    public void day(int productId, LocalDate day) {
        transaction.whenFree(Of.HEARTBEATS, tables -> {
            DayRollup.of(tables, productId, day, vocabularies.apply(productId)).anew();
            return null;
        });
    }

    private ProductTurn portion(int productId) {
        Vocabulary vocabulary = vocabularies.apply(productId);
        try {
            return transaction
                    .ifFree(Of.HEARTBEATS, tables -> portion(tables, productId, vocabulary))
                    .orElse(ProductTurn.STOPPED);
        } catch (RuntimeException e) {
            if (!DamagedRow.isIn(e)) {
                throw e;
            }
            return oneByOne(productId, vocabulary);
        }
    }

    private ProductTurn portion(RollupTransaction.Tables tables, int productId, Vocabulary vocabulary) {
        List<HeartbeatQueueDao.QueuedHeartbeat> queued =
                tables.queue().oldest(productId, mostAtOnce, HeartbeatQueueDao.BATCHES_AT_A_TIME);
        if (!tables.nodes().areSeen()) {
            return ProductTurn.STOPPED;
        }
        Map<LocalDate, Set<UUID>> days = queued.stream()
                .collect(Collectors.groupingBy(
                        HeartbeatQueueDao.QueuedHeartbeat::day,
                        TreeMap::new,
                        Collectors.mapping(HeartbeatQueueDao.QueuedHeartbeat::instanceId, Collectors.toSet())));
        days.forEach((day, instances) ->
                DayRollup.of(tables, productId, day, vocabulary).add(instances));
        mark(tables, productId, queued);
        return queued.isEmpty() ? ProductTurn.NOTHING : ProductTurn.of(queued.size());
    }

    private static void mark(
            RollupTransaction.Tables tables, int productId, List<HeartbeatQueueDao.QueuedHeartbeat> queued) {
        List<Long> batches = queued.stream()
                .map(HeartbeatQueueDao.QueuedHeartbeat::batchId)
                .distinct()
                .toList();
        tables.queue().removeAnswered(batches, productId);
        tables.queue().markFolded(batches, productId);
    }

    /** Rolls up the oldest group commit, each heartbeat in a transaction of its own, and parks heartbeats that fail. */
    private ProductTurn oneByOne(int productId, Vocabulary vocabulary) {
        List<HeartbeatQueueDao.QueuedHeartbeat> queued =
                transaction.look(tables -> tables.queue().oldest(productId, 1, 1));
        if (!transaction.look(tables -> tables.nodes().areSeen())) {
            return ProductTurn.STOPPED;
        }
        for (HeartbeatQueueDao.QueuedHeartbeat one : new HashSet<>(queued)) {
            alone(productId, one, vocabulary);
        }
        transaction.whenFree(Of.HEARTBEATS, tables -> {
            mark(tables, productId, queued);
            return null;
        });
        return queued.isEmpty() ? ProductTurn.NOTHING : ProductTurn.of(queued.size());
    }

    private void alone(int productId, HeartbeatQueueDao.QueuedHeartbeat one, Vocabulary vocabulary) {
        try {
            transaction.whenFree(Of.HEARTBEATS, tables -> {
                DayRollup.of(tables, productId, one.day(), vocabulary).add(Set.of(one.instanceId()));
                return null;
            });
        } catch (RuntimeException e) {
            if (!DamagedRow.isIn(e)) {
                throw e;
            }
            transaction.whenFree(Of.HEARTBEATS, tables -> {
                tables.queue().park(productId, one.instanceId(), one.day(), Trace.of(e), BuildVersion.text());
                return null;
            });
        }
    }
}
