package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.ArrivalDao;
import rollcall.store.rollups.RollupDao;

/** Reads who came to which value of a field, a few days at a time. */
final class ArrivalReader {
    /** Of so many days the changes are in memory at once. */
    private static final int CHANGES_AT_ONCE = 16;

    /** Of so many days all sets of the field are in memory at once. */
    private static final int SETS_AT_ONCE = 4;

    private final ArrivalDao arrivals;
    private final RollupDao rollups;

    ArrivalReader(ArrivalDao arrivals, RollupDao rollups) {
        this.arrivals = arrivals;
        this.rollups = rollups;
    }

    /**
     * Gives the days of a range on which somebody came to a value to the consumer, oldest first. All that reported on a day that is not closed, or
     * whose changes are not stored, came to their values on it.
     */
    void each(
            ProductDays days, String field, FieldKind kind, LocalDate from, LocalDate to, Consumer<Arrivals> consumer) {
        LocalDate first = from;
        while (!first.isAfter(to)) {
            boolean stored = days.keepsArrivals(field, first);
            LocalDate last = first.plusDays((stored ? CHANGES_AT_ONCE : SETS_AT_ONCE) - 1L);
            last = last.isAfter(to) ? to : last;
            while (days.keepsArrivals(field, last) != stored) {
                last = last.minusDays(1);
            }
            var byDay =
                    stored ? changes(days.productId(), field, first, last) : all(days.productId(), field, first, last);
            byDay.forEach((day, values) -> consumer.accept(usable(day, kind, values)));
            first = last.plusDays(1);
        }
    }

    private Map<LocalDate, Map<String, RoaringBitmap>> changes(
            int productId, String field, LocalDate first, LocalDate last) {
        Map<LocalDate, Map<String, RoaringBitmap>> byDay = new TreeMap<>();
        arrivals.between(productId, field, first, last)
                .forEach(row -> byDay.computeIfAbsent(row.day(), none -> new HashMap<>())
                        .put(row.value(), Bitmaps.read(row.bitmap())));
        return byDay;
    }

    private Map<LocalDate, Map<String, RoaringBitmap>> all(
            int productId, String field, LocalDate first, LocalDate last) {
        Map<LocalDate, Map<String, RoaringBitmap>> byDay = new TreeMap<>();
        Map<LocalDate, RoaringBitmap> active = new HashMap<>();
        rollups.bitmaps(productId, List.of(field, SeriesKey.ACTIVE), first, last)
                .forEach(row -> {
                    RoaringBitmap who = Bitmaps.read(row.bitmap());
                    if (row.field().equals(SeriesKey.ACTIVE)) {
                        active.put(row.day(), who);
                    } else {
                        byDay.computeIfAbsent(row.day(), none -> new HashMap<>())
                                .put(row.value(), who);
                    }
                });
        active.forEach((day, who) -> {
            Map<String, RoaringBitmap> values = byDay.computeIfAbsent(day, none -> new HashMap<>());
            values.values().forEach(who::andNot);
            values.put(SeriesKey.NONE, who);
        });
        return byDay;
    }

    private static Arrivals usable(LocalDate day, FieldKind kind, Map<String, RoaringBitmap> values) {
        Map<String, RoaringBitmap> usable = new HashMap<>();
        RoaringBitmap none = new RoaringBitmap();
        values.forEach((value, who) -> {
            if (value.equals(SeriesKey.NONE) || kind.hasUnknown() && value.equals(Unusable.UNKNOWN.code())) {
                none.or(who);
            } else {
                String spelled = kind == FieldKind.VERSION ? Version.spelled(value) : value;
                usable.merge(spelled, who, (a, b) -> RoaringBitmap.or(a, b));
            }
        });
        return new Arrivals(day, usable, none);
    }
}
