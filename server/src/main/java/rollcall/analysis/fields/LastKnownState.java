package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.Series;

/**
 * Each instance's latest report of some days. Only the newest day on which an instance reported counts.
 *
 * @param fields the instances by field and value; {@link SeriesKey#ACTIVE} is among the fields
 */
record LastKnownState(Map<String, Map<String, RoaringBitmap>> fields) {
    /** How many instances reported in these days. */
    int active() {
        return everyone().getCardinality();
    }

    /**
     * The instances of a field by value, {@link SeriesKey#NONE} among the values. It has only values that are in some instance's latest
     * report.
     */
    Map<String, RoaringBitmap> of(String field) {
        return fields.getOrDefault(field, Map.of());
    }

    /** The latest reports of these days and of a newer day. The result has the fields of {@code reports}. */
    LastKnownState and(LocalDate newer, Map<String, Series<RoaringBitmap>> reports) {
        RoaringBitmap renewed = everyone(reports.get(SeriesKey.ACTIVE).on(newer));
        Map<String, Map<String, RoaringBitmap>> merged = new HashMap<>();
        reports.forEach((field, series) -> {
            Map<String, RoaringBitmap> sets = without(of(field), renewed);
            series.on(newer).forEach((value, set) -> sets.merge(value, set, (a, b) -> RoaringBitmap.or(a, b)));
            merged.put(field, sets);
        });
        return new LastKnownState(merged);
    }

    private RoaringBitmap everyone() {
        return everyone(of(SeriesKey.ACTIVE));
    }

    private static RoaringBitmap everyone(Map<String, RoaringBitmap> active) {
        return active.getOrDefault(SeriesKey.NONE, new RoaringBitmap());
    }

    private static Map<String, RoaringBitmap> without(Map<String, RoaringBitmap> sets, RoaringBitmap instances) {
        Map<String, RoaringBitmap> rest = new HashMap<>();
        sets.forEach((value, set) -> {
            RoaringBitmap left = RoaringBitmap.andNot(set, instances);
            if (!left.isEmpty()) {
                rest.put(value, left);
            }
        });
        return rest;
    }
}
