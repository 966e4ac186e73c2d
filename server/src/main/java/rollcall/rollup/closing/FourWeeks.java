package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupTransaction.Tables;

/** Counts the 28 days that end on a day: the newest of the states of their four weeks. */
final class FourWeeks {
    private final Tables tables;
    private final int productId;
    private final List<LocalDate> newestFirst;
    private final Map<LocalDate, RoaringBitmap> newer;

    FourWeeks(Tables tables, int productId, LocalDate day) {
        this.tables = tables;
        this.productId = productId;
        this.newestFirst = List.of(day, day.minusDays(7), day.minusDays(14), day.minusDays(21));
        this.newer = newer();
    }

    void count(LaneDays laneDays) {
        Set<String> fields = new TreeSet<>();
        newestFirst.forEach(week -> fields.addAll(tables.standings().fields(productId, week)));
        RoaringBitmap active = RoaringBitmap.or(of(SeriesKey.ACTIVE).values().iterator());
        StandingWriter writer = new StandingWriter(
                tables.standings(), productId, newestFirst.get(0), laneDays.at(of(SeriesKey.LANE), active));
        fields.forEach(field -> writer.write(ClosedWindow.FOUR_WEEKS, field, of(field), false));
    }

    private Map<String, RoaringBitmap> of(String field) {
        Map<String, RoaringBitmap> values = new HashMap<>();
        newestFirst.forEach(week -> tables.standings()
                .bitmaps(productId, field, week)
                .forEach(row -> values.computeIfAbsent(row.value(), none -> new RoaringBitmap())
                        .or(RoaringBitmap.andNot(Bitmaps.read(row.bitmap()), newer.get(week)))));
        return values;
    }

    /** For each week, the instances that reported in a newer one. */
    private Map<LocalDate, RoaringBitmap> newer() {
        Map<LocalDate, RoaringBitmap> byWeek = new HashMap<>();
        RoaringBitmap so = new RoaringBitmap();
        for (LocalDate week : newestFirst) {
            byWeek.put(week, so.clone());
            tables.standings()
                    .bitmaps(productId, SeriesKey.ACTIVE, week)
                    .forEach(row -> so.or(Bitmaps.read(row.bitmap())));
        }
        return byWeek;
    }
}
