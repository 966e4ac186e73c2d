package rollcall.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.Vocabulary;
import rollcall.store.DayBitmap;
import rollcall.store.FoldQueueDao;
import rollcall.store.FoldTables;
import rollcall.store.FoldTransaction;
import rollcall.store.QueuedHeartbeat;
import rollcall.store.RollupDao;

/**
 * Folds raw heartbeats into the day's bitmaps.
 *
 * <p>An instance has one raw row a day, and the last one wins. So whoever is folded is first taken out of every bitmap of that day and
 * then put into those that the row says now; doing it again, in another order or in other portions ends in the same bitmaps. (Only which
 * values of a flood share {@link Cell#OTHER} depends on who came first.)
 */
public final class Fold {
    /** Heartbeats of one transaction; memory and the time that others wait are bounded by it. */
    private static final int MOST_AT_ONCE = 20_000;

    private final FoldTransaction transaction;
    private final IntFunction<Vocabulary> vocabularies;
    private final int mostAtOnce;

    /**
     * @param vocabularies the vocabulary by the product's id
     */
    public Fold(FoldTransaction transaction, IntFunction<Vocabulary> vocabularies) {
        this(transaction, vocabularies, MOST_AT_ONCE);
    }

    /**
     * @param mostAtOnce how many heartbeats end a transaction's portion; the group commit that passes it is still taken whole
     */
    public Fold(FoldTransaction transaction, IntFunction<Vocabulary> vocabularies, int mostAtOnce) {
        this.transaction = transaction;
        this.vocabularies = vocabularies;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Folds every group commit that waits, in portions of one transaction each; stops early when another server folds or the thread is
     * interrupted.
     *
     * @return how many heartbeats were folded
     */
    public int run() {
        int folded = 0;
        Optional<Integer> portion;
        do {
            portion = transaction.ifFree(this::portion);
            folded += portion.orElse(0);
        } while (portion.orElse(0) > 0 && !Thread.currentThread().isInterrupted());
        transaction.ifFree(tables -> tables.queue().removeSettled());
        return folded;
    }

    /**
     * Makes one day's bitmaps anew from its raw rows. A day without raw rows is left without bitmaps, so this is not for days whose raw
     * rows have been dropped.
     */
    public void day(int productId, LocalDate day) {
        transaction.whenFree(tables -> {
            DaySets fresh = new DaySets(vocabularies.apply(productId), Set.of());
            tables.heartbeats().eachRow(productId, day, fresh::add);
            Map<Cell, RoaringBitmap> old = read(tables.rollups(), productId, day);
            RoaringBitmap all = RoaringBitmap.or(fresh.everyone(), union(old));
            write(tables.rollups(), productId, day, changes(old, fresh.sets(), all));
            return null;
        });
    }

    private int portion(FoldTables tables) {
        List<QueuedHeartbeat> queued = tables.queue().oldest(mostAtOnce, FoldQueueDao.BATCHES_AT_A_TIME);
        Map<ProductDay, Set<UUID>> days = queued.stream()
                .collect(Collectors.groupingBy(
                        row -> new ProductDay(row.productId(), row.day()),
                        Collectors.mapping(QueuedHeartbeat::instanceId, Collectors.toSet())));
        days.forEach((at, instances) -> fold(tables, at, instances));
        List<Long> batches =
                queued.stream().map(QueuedHeartbeat::batchId).distinct().toList();
        tables.queue().removeAnswered(batches);
        tables.queue().markFolded(batches);
        return queued.size();
    }

    private void fold(FoldTables tables, ProductDay at, Set<UUID> instances) {
        Map<Cell, RoaringBitmap> old = read(tables.rollups(), at.productId, at.day);
        DaySets fresh = new DaySets(vocabularies.apply(at.productId), old.keySet());
        tables.heartbeats().eachRow(at.productId, at.day, List.copyOf(instances), fresh::add);
        write(tables.rollups(), at.productId, at.day, changes(old, fresh.sets(), fresh.everyone()));
    }

    /** For every cell that is not what it was: its new bitmap, which may be empty. */
    private static Map<Cell, RoaringBitmap> changes(
            Map<Cell, RoaringBitmap> old, Map<Cell, RoaringBitmap> fresh, RoaringBitmap replaced) {
        Set<Cell> cells = new HashSet<>(old.keySet());
        cells.addAll(fresh.keySet());
        Map<Cell, RoaringBitmap> changes = new HashMap<>();
        for (Cell cell : cells) {
            RoaringBitmap before = old.getOrDefault(cell, new RoaringBitmap());
            RoaringBitmap after = RoaringBitmap.andNot(before, replaced);
            after.or(fresh.getOrDefault(cell, new RoaringBitmap()));
            if (!after.equals(before)) {
                changes.put(cell, after);
            }
        }
        return changes;
    }

    private static Map<Cell, RoaringBitmap> read(RollupDao rollups, int productId, LocalDate day) {
        return rollups.day(productId, day).stream()
                .collect(
                        Collectors.toMap(row -> new Cell(row.field(), row.value()), row -> Bitmaps.read(row.bitmap())));
    }

    private static void write(RollupDao rollups, int productId, LocalDate day, Map<Cell, RoaringBitmap> changes) {
        List<DayBitmap> rows = new ArrayList<>();
        changes.forEach((cell, bitmap) -> {
            if (bitmap.isEmpty()) {
                rollups.remove(productId, day, cell.field(), cell.value());
            } else {
                rows.add(
                        new DayBitmap(day, cell.field(), cell.value(), bitmap.getCardinality(), Bitmaps.write(bitmap)));
            }
        });
        rollups.put(productId, rows);
    }

    private static RoaringBitmap union(Map<Cell, RoaringBitmap> sets) {
        return RoaringBitmap.or(sets.values().iterator());
    }

    private record ProductDay(int productId, LocalDate day) {}
}
