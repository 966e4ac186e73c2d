package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupDao.DayBitmap;
import rollcall.store.rollups.RollupTransaction.Tables;
import rollcall.store.rollups.StandingDao.ValueBitmap;

/** Each instance's latest report of the 7 days that end on a day, made from the state of the day before. */
final class WeekState {
    private final Tables tables;
    private final int productId;
    private final LocalDate day;
    private final TreeMap<LocalDate, RoaringBitmap> active = new TreeMap<>();
    private final RoaringBitmap week;
    private final boolean dayBeforeIsKept;

    WeekState(Tables tables, int productId, LocalDate day) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        read(List.of(SeriesKey.ACTIVE), day.minusDays(ClosedWindow.WEEK))
                .forEach(row -> active.put(row.day(), Bitmaps.read(row.bitmap())));
        this.week = RoaringBitmap.or(
                active.tailMap(day.minusDays(ClosedWindow.WEEK - 1L)).values().iterator());
        this.dayBeforeIsKept = !tables.standings()
                .bitmaps(productId, SeriesKey.ACTIVE, day.minusDays(1))
                .isEmpty();
    }

    /** The instances that reported on the day. */
    RoaringBitmap today() {
        return active.getOrDefault(day, new RoaringBitmap());
    }

    /** The instances that reported in the 7 days. */
    RoaringBitmap week() {
        return week;
    }

    /** The instances that reported in the 7 days before the day. */
    RoaringBitmap weekBefore() {
        return RoaringBitmap.or(active.headMap(day).values().iterator());
    }

    /** The instances of a field by value, by the latest report of each in the 7 days. */
    Map<String, RoaringBitmap> of(String field) {
        return merged(before(field), onDay(field));
    }

    /** The same at the end of the day before. */
    Map<String, RoaringBitmap> before(String field) {
        Map<String, RoaringBitmap> values = new HashMap<>();
        if (dayBeforeIsKept) {
            for (ValueBitmap row : tables.standings().bitmaps(productId, field, day.minusDays(1))) {
                values.put(row.value(), Bitmaps.read(row.bitmap()));
            }
            return values;
        }
        for (LocalDate each = day.minusDays(ClosedWindow.WEEK); each.isBefore(day); each = each.plusDays(1)) {
            RoaringBitmap renewed = active.getOrDefault(each, new RoaringBitmap());
            values.values().forEach(who -> who.andNot(renewed));
            values(field, each).forEach((value, who) -> values.merge(value, who, (a, b) -> RoaringBitmap.or(a, b)));
        }
        return values;
    }

    /** The instances of a field by value, on the day alone. */
    Map<String, RoaringBitmap> onDay(String field) {
        return values(field, day);
    }

    /** The state before, and what the day's reports say. */
    Map<String, RoaringBitmap> merged(Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        RoaringBitmap left = RoaringBitmap.andNot(week, today());
        Map<String, RoaringBitmap> merged = new HashMap<>();
        before.forEach((value, who) -> {
            RoaringBitmap still = RoaringBitmap.and(who, left);
            if (!still.isEmpty()) {
                merged.put(value, still);
            }
        });
        now.forEach((value, who) -> merged.merge(value, who, (a, b) -> RoaringBitmap.or(a, b)));
        return merged;
    }

    private Map<String, RoaringBitmap> values(String field, LocalDate of) {
        Map<String, RoaringBitmap> values = new HashMap<>();
        tables.rollups()
                .bitmaps(productId, List.of(field), of, of)
                .forEach(row -> values.put(row.value(), Bitmaps.read(row.bitmap())));
        return values;
    }

    private List<DayBitmap> read(List<String> fields, LocalDate from) {
        return tables.rollups().bitmaps(productId, fields, from, day);
    }
}
