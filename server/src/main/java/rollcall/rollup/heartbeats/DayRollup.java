package rollcall.rollup.heartbeats;

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
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.NewNames;
import rollcall.rollup.SeriesKey;
import rollcall.store.heartbeats.HeartbeatDayDao.KeptRow;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupTransaction;

/** The bitmaps of one product and day, within a transaction. */
public final class DayRollup {
    private static final Logger LOG = LoggerFactory.getLogger(DayRollup.class);

    private final RollupTransaction.Tables tables;
    private final int productId;
    private final LocalDate day;
    private final Vocabulary vocabulary;
    private final NewNames newNames;
    private final Map<SeriesKey, RoaringBitmap> old = new HashMap<>();
    private final Set<SeriesKey> damaged = new HashSet<>();

    public static DayRollup of(RollupTransaction.Tables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        return new DayRollup(tables, productId, day, vocabulary);
    }

    private DayRollup(RollupTransaction.Tables tables, int productId, LocalDate day, Vocabulary vocabulary) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        this.vocabulary = vocabulary;
        this.newNames = NewNames.ofHeartbeats(tables.newcomers(), productId, day);
        tables.rollups().day(productId, day).forEach(this::read);
    }

    /** Moves the given instances to the bitmaps of the values that their raw rows have now. */
    void add(Set<UUID> instances) {
        DayBitmaps fresh = sets();
        tables.heartbeats().eachRow(productId, day, List.copyOf(instances), fresh::add);
        List<Integer> first = fresh.confirmed();
        if (!first.isEmpty()) {
            tables.heartbeats().eachRowOf(productId, day, first, fresh::again);
        }
        Map<SeriesKey, RoaringBitmap> changes = changes(fresh.sets(), fresh.everyone());
        mend(changes);
        write(changes);
        newNames.write();
    }

    /** Takes instances out of every bitmap; their raw rows have to be deleted already. */
    public void remove(RoaringBitmap instances) {
        Map<SeriesKey, RoaringBitmap> changes = changes(Map.of(), instances);
        mend(changes);
        write(changes);
    }

    /** Makes all bitmaps again from the raw rows of the day. */
    void anew() {
        DayBitmaps fresh = sets(Set.of());
        tables.heartbeats().eachRow(productId, day, fresh::add);
        RoaringBitmap all =
                RoaringBitmap.or(fresh.everyone(), RoaringBitmap.or(old.values().iterator()));
        write(changes(fresh.sets(), all));
        newNames.write();
    }

    /**
     * Makes damaged bitmaps again from the raw rows of the day: those that cannot be read, or whose cardinality differs from the stored
     * one.
     */
    private void mend(Map<SeriesKey, RoaringBitmap> changes) {
        if (damaged.isEmpty()) {
            return;
        }
        DayBitmaps all = sets();
        tables.heartbeats().eachRow(productId, day, row -> addIfReadable(all, row));
        Map<SeriesKey, RoaringBitmap> sets = all.sets();
        damaged.forEach(seriesKey -> changes.put(seriesKey, sets.getOrDefault(seriesKey, new RoaringBitmap())));
        LOG.warn("{} bitmaps of product {} and {} could not be read and are made anew", damaged.size(), productId, day);
    }

    private static void addIfReadable(DayBitmaps sets, KeptRow row) {
        try {
            sets.add(row);
        } catch (DamagedRow e) {
            LOG.debug("a row cannot be read and is not in the bitmap: {}", Trace.of(e));
        }
    }

    private DayBitmaps sets() {
        Set<SeriesKey> known = new HashSet<>(old.keySet());
        known.addAll(damaged);
        return sets(known);
    }

    private DayBitmaps sets(Set<SeriesKey> known) {
        return new DayBitmaps(vocabulary, known, this::dayBefore, newNames);
    }

    private Set<SeriesKey> dayBefore() {
        List<RollupDao.DayCount> values = tables.rollups().values(productId, day.minusDays(1));
        return values.stream()
                .map(row -> new SeriesKey(row.field(), row.value()))
                .collect(Collectors.toSet());
    }

    private void read(RollupDao.DayBitmap row) {
        SeriesKey seriesKey = new SeriesKey(row.field(), row.value());
        try {
            RoaringBitmap bitmap = Bitmaps.read(row.bitmap());
            if (bitmap.getCardinality() == row.cardinality()) {
                old.put(seriesKey, bitmap);
                return;
            }
        } catch (RuntimeException e) {
            LOG.debug("a bitmap cannot be read: {}", Trace.of(e));
        }
        damaged.add(seriesKey);
    }

    /** The new bitmap of every series that changed; it may be empty. */
    private Map<SeriesKey, RoaringBitmap> changes(Map<SeriesKey, RoaringBitmap> fresh, RoaringBitmap replaced) {
        Set<SeriesKey> keys = new HashSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        keys.addAll(damaged);
        Map<SeriesKey, RoaringBitmap> changes = new HashMap<>();
        for (SeriesKey seriesKey : keys) {
            RoaringBitmap before = old.getOrDefault(seriesKey, new RoaringBitmap());
            RoaringBitmap after = RoaringBitmap.andNot(before, replaced);
            after.or(fresh.getOrDefault(seriesKey, new RoaringBitmap()));
            if (damaged.contains(seriesKey) || !after.equals(before)) {
                changes.put(seriesKey, after);
            }
        }
        return changes;
    }

    private void write(Map<SeriesKey, RoaringBitmap> changes) {
        List<RollupDao.DayBitmap> rows = new ArrayList<>();
        changes.forEach((seriesKey, bitmap) -> {
            if (bitmap.isEmpty()) {
                tables.rollups().remove(productId, day, seriesKey.field(), seriesKey.value());
            } else {
                rows.add(new RollupDao.DayBitmap(
                        day, seriesKey.field(), seriesKey.value(), bitmap.getCardinality(), Bitmaps.write(bitmap)));
            }
        });
        tables.rollups().put(productId, rows);
        if (!changes.isEmpty()) {
            tables.days().changed(productId, day);
        }
    }
}
