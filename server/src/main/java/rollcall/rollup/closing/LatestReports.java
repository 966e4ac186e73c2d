package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.LatestSetDao.ValueSet;
import rollcall.store.rollups.RollupDao.DayCount;
import rollcall.store.rollups.RollupTransaction.Tables;

/**
 * Each instance's latest report of the {@value ClosedWindow#LATEST} days that end on a day, made from the sets that are kept of a day before and
 * the days since then.
 */
final class LatestReports {
    private final Tables tables;
    private final int productId;
    private final LocalDate day;

    /** The instances that reported, by day: on these days, and the one before. */
    private final TreeMap<LocalDate, RoaringBitmap> active = new TreeMap<>();

    /** The instances that reported on these days, and not on the last one. */
    private final RoaringBitmap notToday;

    private final RoaringBitmap weekBefore;

    /** The last day before of which sets are kept; if there is none, one before these days. */
    private final LocalDate kept;

    LatestReports(Tables tables, int productId, LocalDate day) {
        this.tables = tables;
        this.productId = productId;
        this.day = day;
        LocalDate first = day.minusDays(ClosedWindow.LATEST);
        tables.rollups()
                .bitmaps(productId, List.of(SeriesKey.ACTIVE), first, day)
                .forEach(row -> active.put(row.day(), Bitmaps.read(row.bitmap())));
        this.notToday = RoaringBitmap.andNot(active(ClosedWindow.LATEST), today());
        this.weekBefore = RoaringBitmap.or(
                active.subMap(day.minusDays(ClosedWindow.WEEK), day).values().iterator());
        this.kept = tables.latestSets().lastBefore(productId, day, first).orElse(first.minusDays(1));
    }

    /** The instances that reported on the day. */
    RoaringBitmap today() {
        return active.getOrDefault(day, new RoaringBitmap());
    }

    /** The instances that reported in so many days that end on the day, {@value ClosedWindow#LATEST} at most. */
    RoaringBitmap active(int days) {
        return RoaringBitmap.or(
                active.tailMap(day.minusDays(days - 1L)).values().iterator());
    }

    /** The instances that reported in the 7 days before the day. */
    RoaringBitmap weekBefore() {
        return weekBefore;
    }

    /** All fields that somebody reported. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>(tables.latestSets().fields(productId, kept));
        for (LocalDate each = kept.plusDays(1); !each.isAfter(day); each = each.plusDays(1)) {
            tables.rollups().values(productId, each).stream()
                    .map(DayCount::field)
                    .forEach(fields::add);
        }
        return fields;
    }

    /** The instances of a field by value, by the latest report of each. */
    Map<String, RoaringBitmap> of(String field) {
        return merged(before(field), onDay(field));
    }

    /** The same at the end of the day before; with some whose latest report is older. */
    Map<String, RoaringBitmap> before(String field) {
        Map<String, RoaringBitmap> values = new HashMap<>();
        for (ValueSet set : tables.latestSets().sets(productId, kept, field)) {
            values.put(set.value(), Bitmaps.read(set.bitmap()));
        }
        for (LocalDate each = kept.plusDays(1); each.isBefore(day); each = each.plusDays(1)) {
            RoaringBitmap renewed = active.getOrDefault(each, new RoaringBitmap());
            values.values().forEach(who -> who.andNot(renewed));
            values(field, each).forEach((value, who) -> values.merge(value, who, (a, b) -> RoaringBitmap.or(a, b)));
        }
        return values;
    }

    /** Those of a state before that reported in the 7 days before the day. */
    Map<String, RoaringBitmap> inWeekBefore(Map<String, RoaringBitmap> before) {
        return among(before, weekBefore);
    }

    /** The instances of a field by value, on the day alone. */
    Map<String, RoaringBitmap> onDay(String field) {
        return values(field, day);
    }

    /** The state before, and what the day's reports say. */
    Map<String, RoaringBitmap> merged(Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        Map<String, RoaringBitmap> merged = among(before, notToday);
        now.forEach((value, who) -> merged.merge(value, who, (a, b) -> RoaringBitmap.or(a, b)));
        return merged;
    }

    /** Those of some instances; values that none of them has are not in the map. */
    static Map<String, RoaringBitmap> among(Map<String, RoaringBitmap> values, RoaringBitmap instances) {
        Map<String, RoaringBitmap> among = new HashMap<>();
        values.forEach((value, who) -> {
            RoaringBitmap these = RoaringBitmap.and(who, instances);
            if (!these.isEmpty()) {
                among.put(value, these);
            }
        });
        return among;
    }

    private Map<String, RoaringBitmap> values(String field, LocalDate of) {
        Map<String, RoaringBitmap> values = new HashMap<>();
        tables.rollups()
                .bitmaps(productId, List.of(field), of, of)
                .forEach(row -> values.put(row.value(), Bitmaps.read(row.bitmap())));
        return values;
    }
}
