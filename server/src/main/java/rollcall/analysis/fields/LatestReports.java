package rollcall.analysis.fields;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Range;
import rollcall.report.Product;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/**
 * The latest report of each instance in the 7 whole days before today, and today so far.
 *
 * <p>At a million instances the bitmaps of a page's fields take 10 MB a day. The seven days before today hardly ever change. So the result
 * of these days is cached for each field until a cardinality of them changes, for ten minutes at most.
 */
public final class LatestReports {
    /** An instance that has been silent for more whole days than this is not counted as active now. */
    public static final int DAYS = 7;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 96 << 20;

    private final RollupReader rollupReader;
    private final Cache<Key, Past> pasts = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Past past) -> past.bytes())
            .build();

    LatestReports(RollupReader rollupReader) {
        this.rollupReader = rollupReader;
    }

    private record Key(int productId, String field, LocalDate today) {}

    /**
     * One field over the days before today.
     *
     * @param counts their cardinalities when the sets were made
     * @param active the cardinalities of {@link SeriesKey#ACTIVE}
     */
    private record Past(Series<Integer> counts, Series<Integer> active, Map<String, RoaringBitmap> sets) {
        int bytes() {
            return 64
                    + sets.values().stream()
                            .mapToInt(RoaringBitmap::getSizeInBytes)
                            .sum();
        }
    }

    /** The latest reports of some fields; {@link SeriesKey#ACTIVE} is always among them. */
    LastKnownState of(Product product, Collection<String> names, LocalDate today) {
        Set<String> fields = new HashSet<>(names);
        fields.add(SeriesKey.ACTIVE);
        LocalDate from = Range.back(today, DAYS);
        LocalDate yesterday = today.minusDays(1);
        var counts = rollupReader.counts(product.id(), fields, from, yesterday);
        Set<String> unknown = new HashSet<>(fields);
        Map<String, Map<String, RoaringBitmap>> past = new HashMap<>();
        for (String field : fields) {
            Past known = pasts.getIfPresent(new Key(product.id(), field, today));
            if (known != null
                    && known.counts.equals(counts.get(field))
                    && known.active.equals(counts.get(SeriesKey.ACTIVE))) {
                past.put(field, known.sets);
                unknown.remove(field);
            }
        }
        if (!unknown.isEmpty()) {
            past.putAll(read(product, unknown, from, yesterday, counts));
        }
        return new LastKnownState(past).and(today, rollupReader.sets(product.id(), fields, today, today));
    }

    private Map<String, Map<String, RoaringBitmap>> read(
            Product product, Set<String> fields, LocalDate from, LocalDate to, Map<String, Series<Integer>> counts) {
        Set<String> withActive = new HashSet<>(fields);
        withActive.add(SeriesKey.ACTIVE);
        var series = rollupReader.sets(product.id(), withActive, from, to);
        LastKnownState lastKnownState = new LastKnownState(Map.of());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            lastKnownState = lastKnownState.and(day, series);
        }
        Map<String, Map<String, RoaringBitmap>> sets = lastKnownState.fields();
        fields.forEach(field -> pasts.put(
                new Key(product.id(), field, to.plusDays(1)),
                new Past(counts.get(field), counts.get(SeriesKey.ACTIVE), sets.get(field))));
        return sets;
    }
}
