package rollcall.rollup.heartbeats;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BuildVersion;
import rollcall.report.Trace;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.ProductTurns;
import rollcall.store.rollups.HeartbeatQueueDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;

/**
 * Folds raw heartbeats into the day's bitmaps.
 *
 * <p>An instance has one raw row a day, and the last one wins. So whoever is folded is first taken out of every bitmap of that day and
 * then put into those that the row says now; doing it again, in another order or in other portions ends in the same bitmaps. (Only which
 * values of a flood share {@link SeriesKey#OTHER} depends on who came first.)
 */
public final class HeartbeatRollup {
    /** Heartbeats of one transaction; memory and the time that other products wait are bounded by it. */
    private static final int MOST_AT_ONCE = 5_000;

    private final RollupTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;
    private final int mostAtOnce;

    /**
     * @param vocabularies the vocabulary by the product's id
     */
    public HeartbeatRollup(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies) {
        this(transaction, vocabularies, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce how many heartbeats end a transaction's portion; the group commit that passes it is still taken whole
     */
    public HeartbeatRollup(RollupTransaction transaction, IntFunction<Vocabulary> vocabularies, int mostAtOnce) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Folds every group commit that waits, the products by turns, a portion and a transaction each; stops early when another server folds
     * or the thread is interrupted. A heartbeat that cannot be read is parked.
     *
     * @return how many heartbeats were folded
     */
    public int run() {
        int rolledUp = ProductTurns.take(
                () -> transaction.look(tables -> tables.queue().products()), this::portion);
        transaction.ifFree(Of.HEARTBEATS, tables -> tables.queue().removeSettled());
        return rolledUp;
    }

    /**
     * Makes one day's bitmaps anew from its raw rows. A day without raw rows is left without bitmaps, so this is not for days whose raw
     * rows have been dropped.
     */
    public void day(int productId, LocalDate day) {
        transaction.whenFree(Of.HEARTBEATS, tables -> {
            DayRollup.of(tables, productId, day, vocabularies.apply(productId)).anew();
            return null;
        });
    }

    private ProductTurns.Turn portion(int productId) {
        Vocabulary vocabulary = vocabularies.apply(productId);
        try {
            return transaction
                    .ifFree(Of.HEARTBEATS, tables -> portion(tables, productId, vocabulary))
                    .orElse(ProductTurns.Turn.STOPPED);
        } catch (RuntimeException e) {
            if (!DamagedRow.isIn(e)) {
                throw e;
            }
            return oneByOne(productId, vocabulary);
        }
    }

    private ProductTurns.Turn portion(RollupTransaction.Tables tables, int productId, Vocabulary vocabulary) {
        List<HeartbeatQueueDao.QueuedHeartbeat> queued =
                tables.queue().oldest(productId, mostAtOnce, HeartbeatQueueDao.BATCHES_AT_A_TIME);
        Map<LocalDate, Set<UUID>> days = queued.stream()
                .collect(Collectors.groupingBy(
                        HeartbeatQueueDao.QueuedHeartbeat::day,
                        Collectors.mapping(HeartbeatQueueDao.QueuedHeartbeat::instanceId, Collectors.toSet())));
        days.forEach((day, instances) ->
                DayRollup.of(tables, productId, day, vocabulary).add(instances));
        mark(tables, productId, queued);
        return queued.isEmpty() ? ProductTurns.Turn.NOTHING : ProductTurns.Turn.of(queued.size());
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

    /** The oldest group commit, each heartbeat in a transaction of its own; what cannot be folded is parked, and the commit is done with. */
    private ProductTurns.Turn oneByOne(int productId, Vocabulary vocabulary) {
        List<HeartbeatQueueDao.QueuedHeartbeat> queued =
                transaction.look(tables -> tables.queue().oldest(productId, 1, 1));
        for (HeartbeatQueueDao.QueuedHeartbeat one : new HashSet<>(queued)) {
            alone(productId, one, vocabulary);
        }
        transaction.whenFree(Of.HEARTBEATS, tables -> {
            mark(tables, productId, queued);
            return null;
        });
        return queued.isEmpty() ? ProductTurns.Turn.NOTHING : ProductTurns.Turn.of(queued.size());
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
