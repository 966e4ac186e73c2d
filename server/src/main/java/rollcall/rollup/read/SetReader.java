package rollcall.rollup.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.SetDao;

/**
 * Reads sets of instances, through one cache with a byte budget for the whole process. A set in the cache is valid as long as the days that it
 * is made of have the same revision. Sets must not be changed by those who read them.
 */
final class SetReader {
    /** The part of the heap that the cache may take. */
    private static final long PART_OF_HEAP = 5;

    private static final int BYTES_OF_AN_ENTRY = 160;

    /** Those that reported at all. */
    static final Value ACTIVE = new Value(SeriesKey.ACTIVE, SeriesKey.NONE);

    private final SetDao sets;
    private final SetFetcher fetcher;
    private final Cache<Key, RoaringBitmap> cache = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
            .weigher((Key key, RoaringBitmap set) -> BYTES_OF_AN_ENTRY + set.getSizeInBytes())
            .build();

    SetReader(SetDao sets) {
        this.sets = sets;
        this.fetcher = new SetFetcher(sets);
    }

    /** One stored set. */
    record Key(int productId, WindowPiece piece, String field, String value) {}

    /** A field and one of its values. */
    record Value(String field, String value) {}

    /**
     * The set of each value in each piece; empty sets for those that are not stored.
     *
     * @throws RemovedWeek if a piece is a week whose sets are not stored any more
     */
    Map<Key, RoaringBitmap> read(int productId, Collection<WindowPiece> pieces, Collection<Value> values) {
        Map<Key, RoaringBitmap> found = new HashMap<>();
        each(productId, pieces, values, found::put);
        return found;
    }

    /**
     * Hands over the set of each value in each piece, one at a time and in no order, so that not all have to be in memory.
     *
     * @throws RemovedWeek if a piece is a week whose sets are not stored any more; some sets may have been handed over
     */
    void each(
            int productId,
            Collection<WindowPiece> pieces,
            Collection<Value> values,
            BiConsumer<Key, RoaringBitmap> consumer) {
        List<Key> missing = new ArrayList<>();
        for (WindowPiece piece : pieces) {
            for (Value value : values) {
                Key key = new Key(productId, piece, value.field(), value.value());
                RoaringBitmap known = cache.getIfPresent(key);
                if (known == null) {
                    missing.add(key);
                } else {
                    consumer.accept(key, known);
                }
            }
        }
        fetch(productId, missing.stream().filter(key -> key.piece().week()).toList(), consumer);
        fetch(productId, missing.stream().filter(key -> !key.piece().week()).toList(), consumer);
    }

    /** The set of one value on each day with a report of a range, both ends included, oldest first. */
    NavigableMap<LocalDate, RoaringBitmap> byDay(ProductDays days, Value value, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, RoaringBitmap> byDay = new TreeMap<>();
        if (!from.isAfter(to)) {
            read(days.productId(), WindowPiece.daysOf(days, from, to), List.of(value))
                    .forEach((key, who) -> byDay.put(key.piece().end(), who));
        }
        return byDay;
    }

    /** A set that was made of stored sets and is in the cache, or is made now. */
    RoaringBitmap remembered(Key key, Supplier<RoaringBitmap> made) {
        RoaringBitmap known = cache.getIfPresent(key);
        if (known == null) {
            known = made.get();
            cache.put(key, known);
        }
        return known;
    }

    /** The sizes of all stored sets of some fields, by piece, field and value. */
    Map<WindowPiece, Map<Value, Integer>> counts(
            int productId, Collection<WindowPiece> pieces, Collection<String> fields) {
        Map<WindowPiece, Map<Value, Integer>> counts = new HashMap<>();
        for (boolean week : List.of(true, false)) {
            Map<LocalDate, WindowPiece> byEnd = new HashMap<>();
            pieces.stream().filter(piece -> piece.week() == week).forEach(piece -> byEnd.put(piece.end(), piece));
            if (!byEnd.isEmpty()) {
                List<LocalDate> ends = List.copyOf(byEnd.keySet());
                List<String> names = List.copyOf(fields);
                (week ? sets.countsOfWeeks(productId, ends, names) : sets.countsOnDays(productId, ends, names))
                        .forEach(row -> counts.computeIfAbsent(byEnd.get(row.day()), none -> new HashMap<>())
                                .put(new Value(row.field(), row.value()), row.instances()));
            }
        }
        return counts;
    }

    private void fetch(int productId, List<Key> missing, BiConsumer<Key, RoaringBitmap> consumer) {
        if (missing.isEmpty()) {
            return;
        }
        boolean week = missing.get(0).piece().week();
        Map<LocalDate, WindowPiece> byEnd = new HashMap<>();
        missing.forEach(key -> byEnd.put(key.piece().end(), key.piece()));
        Set<LocalDate> withoutActive = week ? new HashSet<>(byEnd.keySet()) : Set.of();
        Set<Key> left = new LinkedHashSet<>(missing);
        fetcher.each(productId, week ? withActive(missing) : missing, week, row -> {
            Value value = new Value(row.field(), row.value());
            Key key = new Key(productId, Objects.requireNonNull(byEnd.get(row.day())), row.field(), row.value());
            if (week && value.equals(ACTIVE)) {
                withoutActive.remove(row.day());
            }
            if (left.remove(key)) {
                handOver(key, Bitmaps.read(row.bitmap()), consumer);
            }
        });
        if (!withoutActive.isEmpty()) {
            throw new RemovedWeek();
        }
        left.forEach(key -> handOver(key, new RoaringBitmap(), consumer));
    }

    private void handOver(Key key, RoaringBitmap set, BiConsumer<Key, RoaringBitmap> consumer) {
        cache.put(key, set);
        consumer.accept(key, set);
    }

    /**
     * With those that were active in each week: if they are not stored, no set of the week is. Of a week in which nobody reported they are not
     * either; it is rare, and its days tell the same.
     */
    private static Set<Key> withActive(List<Key> keys) {
        Set<Key> all = new LinkedHashSet<>(keys);
        keys.forEach(key -> all.add(new Key(key.productId(), key.piece(), ACTIVE.field(), ACTIVE.value())));
        return all;
    }
}
