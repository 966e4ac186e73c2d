package rollcall.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Trace;
import rollcall.store.heartbeats.KeptRow;
import rollcall.store.rollups.DayBitmap;
import rollcall.store.rollups.DayCount;
import rollcall.store.rollups.RollupTables;

/** The bitmaps of one product and day, within a transaction. */
final class DayFold {
    private static final Logger LOG = LoggerFactory.getLogger(DayFold.class);

    private final RollupTables tables;
    private final int productId;
    private final LocalDate day;
    private final Vocabulary vocabulary;
    private final Newcomers newcomers;
    private final Map<Cell, RoaringBitmap> old = new HashMap<>();
    private final Set<Cell> damaged = new HashSet<>();

    static DayFold of(RollupTables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        return new DayFold(tables, productId, day, vocabulary);
    }

    private DayFold(RollupTables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        this.vocabulary = vocabulary;
        this.newcomers = Newcomers.ofHeartbeats(tables.newcomers(), productId, day);
        tables.rollups().day(productId, day).forEach(this::read);
    }

    /** Puts some instances where their rows say now. */
    void add(Set<UUID> instances) {
        DaySets fresh = sets();
        tables.heartbeats().eachRow(productId, day, List.copyOf(instances), fresh::add);
        List<Integer> first = fresh.confirmed();
        if (!first.isEmpty()) {
            tables.heartbeats().eachRowOf(productId, day, first, fresh::again);
        }
        Map<Cell, RoaringBitmap> changes = changes(fresh.sets(), fresh.everyone());
        mend(changes);
        write(changes);
        newcomers.write();
    }

    /** Makes all of them anew from the raw rows of the day. */
    void anew() {
        DaySets fresh = sets(Set.of());
        tables.heartbeats().eachRow(productId, day, fresh::add);
        RoaringBitmap all =
                RoaringBitmap.or(fresh.everyone(), RoaringBitmap.or(old.values().iterator()));
        write(changes(fresh.sets(), all));
        newcomers.write();
    }

    /** A bitmap that cannot be read, or has not as many members as stand beside it, is made anew from the raw rows of its day. */
    private void mend(Map<Cell, RoaringBitmap> changes) {
        if (damaged.isEmpty()) {
            return;
        }
        DaySets all = sets();
        tables.heartbeats().eachRow(productId, day, row -> addIfReadable(all, row));
        Map<Cell, RoaringBitmap> sets = all.sets();
        damaged.forEach(cell -> changes.put(cell, sets.getOrDefault(cell, new RoaringBitmap())));
        LOG.warn("{} bitmaps of product {} and {} could not be read and are made anew", damaged.size(), productId, day);
    }

    private static void addIfReadable(DaySets sets, KeptRow row) {
        try {
            sets.add(row);
        } catch (Damaged e) {
            LOG.debug("a row is left out of a bitmap: {}", Trace.of(e));
        }
    }

    private DaySets sets() {
        Set<Cell> known = new HashSet<>(old.keySet());
        known.addAll(damaged);
        return sets(known);
    }

    private DaySets sets(Set<Cell> known) {
        return new DaySets(vocabulary, known, this::dayBefore, newcomers);
    }

    private Set<Cell> dayBefore() {
        List<DayCount> values = tables.rollups().values(productId, day.minusDays(1));
        return values.stream().map(row -> new Cell(row.field(), row.value())).collect(Collectors.toSet());
    }

    private void read(DayBitmap row) {
        Cell cell = new Cell(row.field(), row.value());
        try {
            RoaringBitmap bitmap = Bitmaps.read(row.bitmap());
            if (bitmap.getCardinality() == row.cardinality()) {
                old.put(cell, bitmap);
                return;
            }
        } catch (RuntimeException e) {
            LOG.debug("a bitmap cannot be read: {}", Trace.of(e));
        }
        damaged.add(cell);
    }

    /** For every cell that is not what it was: its new bitmap, which may be empty. */
    private Map<Cell, RoaringBitmap> changes(Map<Cell, RoaringBitmap> fresh, RoaringBitmap replaced) {
        Set<Cell> cells = new HashSet<>(old.keySet());
        cells.addAll(fresh.keySet());
        cells.addAll(damaged);
        Map<Cell, RoaringBitmap> changes = new HashMap<>();
        for (Cell cell : cells) {
            RoaringBitmap before = old.getOrDefault(cell, new RoaringBitmap());
            RoaringBitmap after = RoaringBitmap.andNot(before, replaced);
            after.or(fresh.getOrDefault(cell, new RoaringBitmap()));
            if (damaged.contains(cell) || !after.equals(before)) {
                changes.put(cell, after);
            }
        }
        return changes;
    }

    private void write(Map<Cell, RoaringBitmap> changes) {
        List<DayBitmap> rows = new ArrayList<>();
        changes.forEach((cell, bitmap) -> {
            if (bitmap.isEmpty()) {
                tables.rollups().remove(productId, day, cell.field(), cell.value());
            } else {
                rows.add(
                        new DayBitmap(day, cell.field(), cell.value(), bitmap.getCardinality(), Bitmaps.write(bitmap)));
            }
        });
        tables.rollups().put(productId, rows);
    }
}
