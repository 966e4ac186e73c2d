package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupDao;

/** Reads the rollups of heartbeats. A call makes one query, whatever the number of days and fields. */
public final class RollupReader {
    private final RollupDao rollups;

    public RollupReader(RollupDao rollups) {
        this.rollups = rollups;
    }

    /** Cardinalities, both ends included; no bitmap is read. Every field that was asked for is in the map. */
    public Map<String, Series<Integer>> counts(int productId, Collection<String> fields, LocalDate from, LocalDate to) {
        Map<String, Series<Integer>> series = empty(fields);
        for (RollupDao.DayCount row : rollups.counts(productId, List.copyOf(fields), from, to)) {
            put(series, row.field(), row.day(), row.value(), row.cardinality());
        }
        return series;
    }

    /** Bitmaps, both ends included. Every field that was asked for is in the map. */
    public Map<String, Series<RoaringBitmap>> sets(
            int productId, Collection<String> fields, LocalDate from, LocalDate to) {
        Map<String, Series<RoaringBitmap>> series = empty(fields);
        for (RollupDao.DayBitmap row : rollups.bitmaps(productId, List.copyOf(fields), from, to)) {
            put(series, row.field(), row.day(), row.value(), Bitmaps.read(row.bitmap()));
        }
        return series;
    }

    /** The first day on which an instance reported; empty if none ever did. */
    public Optional<LocalDate> firstDay(int productId) {
        return rollups.firstDay(productId, SeriesKey.ACTIVE);
    }

    /** The last day on which an instance reported; empty if none ever did. */
    public Optional<LocalDate> lastDay(int productId) {
        return rollups.lastDay(productId, SeriesKey.ACTIVE);
    }

    private static <T> Map<String, Series<T>> empty(Collection<String> fields) {
        Map<String, Series<T>> series = new HashMap<>();
        fields.forEach(field -> series.put(field, new Series<>()));
        return series;
    }

    private static <T> void put(Map<String, Series<T>> series, String field, LocalDate day, String value, T number) {
        series.computeIfAbsent(field, none -> new Series<>())
                .days()
                .computeIfAbsent(day, none -> new HashMap<>())
                .put(value, number);
    }
}
