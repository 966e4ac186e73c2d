package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Unusable;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.ArrivalDao;
import rollcall.store.rollups.ArrivalDao.ArrivalRow;

/** Writes which instances came to which value of a field on a day. */
final class DayArrivals {
    private final ArrivalDao table;
    private final FieldValues fieldValues;
    private final int productId;
    private final LocalDate day;

    DayArrivals(ArrivalDao table, FieldValues fieldValues, int productId, LocalDate day) {
        this.table = table;
        this.fieldValues = fieldValues;
        this.productId = productId;
        this.day = day;
    }

    /**
     * Replaces what was written before.
     *
     * @param reports who reported on the day, and in the 7 days before
     * @param before the instances by value, by their latest report of the 7 days before
     * @param now the instances by value, by their report of the day
     */
    void write(String field, LatestReports reports, Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        Map<String, RoaringBitmap> had = usable(field, before);
        Map<String, RoaringBitmap> have = usable(field, now);
        List<ArrivalRow> rows = new ArrayList<>();
        have.forEach((value, who) ->
                add(rows, value, RoaringBitmap.andNot(who, had.getOrDefault(value, new RoaringBitmap()))));
        RoaringBitmap none = without(reports.today(), have);
        none.andNot(without(reports.weekBefore(), had));
        add(rows, SeriesKey.NONE, none);
        table.remove(productId, field, day);
        table.put(productId, field, rows);
    }

    /** Those that reported, and no usable value. */
    private static RoaringBitmap without(RoaringBitmap reported, Map<String, RoaringBitmap> values) {
        return RoaringBitmap.andNot(reported, RoaringBitmap.or(values.values().iterator()));
    }

    private Map<String, RoaringBitmap> usable(String field, Map<String, RoaringBitmap> values) {
        Map<String, RoaringBitmap> usable = new HashMap<>(values);
        if (fieldValues.hasUnknown(field)) {
            usable.remove(Unusable.UNKNOWN.code());
        }
        fieldValues.mergeSpellings(field, usable);
        return usable;
    }

    private void add(List<ArrivalRow> rows, String value, RoaringBitmap who) {
        if (!who.isEmpty()) {
            rows.add(new ArrivalRow(day, value, who.getCardinality(), Bitmaps.write(who)));
        }
    }
}
