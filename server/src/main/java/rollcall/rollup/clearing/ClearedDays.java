package rollcall.rollup.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDao.DayBitmap;
import rollcall.store.rollups.RollupTransaction;

/** Takes instances out of the sets of a product's days, within a transaction. What was made of these days is made anew when they are closed. */
final class ClearedDays {
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final RollupTransaction.Tables tables;
    private final int productId;
    private final RoaringBitmap cleared;

    ClearedDays(RollupTransaction.Tables tables, int productId, RoaringBitmap cleared) {
        this.tables = tables;
        this.productId = productId;
        this.cleared = cleared;
    }

    void clear() {
        List<LocalDate> days = new ArrayList<>();
        try (Stream<DayBitmap> each = tables.cleared().eachDay(productId, SeriesKey.ACTIVE)) {
            each.filter(row -> RoaringBitmap.intersects(Bitmaps.read(row.bitmap()), cleared))
                    .forEach(row -> days.add(row.day()));
        }
        days.forEach(this::clear);
        if (!days.isEmpty()) {
            Optional<LocalDate> first = tables.cleared().firstDay(productId);
            tables.cleared().beginOn(productId, first.orElse(NEVER));
        }
    }

    private void clear(LocalDate day) {
        List<DayBitmap> fewer = new ArrayList<>();
        try (Stream<DayBitmap> sets = tables.cleared().sets(productId, day)) {
            sets.forEach(row -> without(row).ifPresent(fewer::add));
        }
        List<DayBitmap> left =
                fewer.stream().filter(row -> row.cardinality() > 0).toList();
        RollupDao rollups = tables.rollups();
        fewer.stream()
                .filter(row -> row.cardinality() == 0)
                .forEach(row -> rollups.remove(productId, day, row.field(), row.value()));
        rollups.put(productId, left);
        tables.days().changed(productId, day);
    }

    /** The row without the instances; empty if it has none of them. */
    private Optional<DayBitmap> without(DayBitmap row) {
        RoaringBitmap before = Bitmaps.read(row.bitmap());
        RoaringBitmap after = RoaringBitmap.andNot(before, cleared);
        return after.getCardinality() == before.getCardinality()
                ? Optional.empty()
                : Optional.of(new DayBitmap(
                        row.day(), row.field(), row.value(), after.getCardinality(), Bitmaps.write(after)));
    }
}
