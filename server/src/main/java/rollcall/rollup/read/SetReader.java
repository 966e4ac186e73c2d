package rollcall.rollup.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.ClosedWindow;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.SetDao;
import rollcall.store.rollups.SetDao.StoredCount;

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
     * @throws RemovedSets if the sets of a piece are not stored any more
     */
    Map<Key, RoaringBitmap> read(int productId, Collection<WindowPiece> pieces, Collection<Value> values) {
        Map<Key, RoaringBitmap> found = new HashMap<>();
        each(productId, pieces, values, found::put);
        return found;
    }

    /**
     * Who reported in each piece of a window.
     *
     * @param from the first day of the window; the oldest piece may begin before it
     * @throws RemovedSets if the sets of a piece are not stored any more
     */
    Map<WindowPiece, RoaringBitmap> active(ProductDays days, List<WindowPiece> pieces, LocalDate from) {
        Map<WindowPiece, RoaringBitmap> active = new HashMap<>();
        List<WindowPiece> whole =
                pieces.stream().filter(piece -> !piece.begin().isBefore(from)).toList();
        read(days.productId(), whole, List.of(ACTIVE)).forEach((key, who) -> active.put(key.piece(), who));
        pieces.stream()
                .filter(piece -> piece.begin().isBefore(from))
                .forEach(piece -> active.put(piece, activeSince(days, piece, from)));
        return active;
    }

    private RoaringBitmap activeSince(ProductDays days, WindowPiece piece, LocalDate from) {
        int length = (int) ChronoUnit.DAYS.between(from, piece.end()) + 1;
        if (ClosedWindow.ACTIVE_IN.contains(length)) {
            Value value = new Value(SeriesKey.ACTIVE, String.valueOf(length));
            return read(days.productId(), List.of(piece), List.of(value))
                    .values()
                    .iterator()
                    .next();
        }
        return remembered(
                new Key(days.productId(), piece, SeriesKey.ACTIVE, "since " + from),
                () -> RoaringBitmap.or(
                        byDay(days, ACTIVE, from, piece.end()).values().iterator()));
    }

    /**
     * Hands over the set of each value in each piece, one at a time and in no order, so that not all have to be in memory.
     *
     * @throws RemovedSets if the sets of a piece are not stored any more; some sets may have been handed over
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
        fetch(productId, missing.stream().filter(key -> key.piece().latest()).toList(), consumer);
        fetch(productId, missing.stream().filter(key -> !key.piece().latest()).toList(), consumer);
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

    /**
     * The sizes of all stored sets of a field, by piece and value.
     *
     * @throws RemovedSets if the sets of a piece are not stored any more
     */
    Map<WindowPiece, Map<Value, Integer>> counts(int productId, Collection<WindowPiece> pieces, String field) {
        Map<WindowPiece, Map<Value, Integer>> counts = new HashMap<>();
        Map<LocalDate, WindowPiece> latest = byEnd(pieces.stream().filter(WindowPiece::latest));
        Map<LocalDate, WindowPiece> single = byEnd(pieces.stream().filter(Predicate.not(WindowPiece::latest)));
        if (!latest.isEmpty()) {
            Set<LocalDate> withoutActive = new HashSet<>(latest.keySet());
            sets.countsLatest(productId, List.copyOf(latest.keySet()), List.of(field, ACTIVE.field()))
                    .forEach(row -> {
                        withoutActive.remove(row.day());
                        add(counts, latest, field, row);
                    });
            if (!withoutActive.isEmpty()) {
                throw new RemovedSets();
            }
        }
        if (!single.isEmpty()) {
            sets.countsOnDays(productId, List.copyOf(single.keySet()), List.of(field))
                    .forEach(row -> add(counts, single, field, row));
        }
        return counts;
    }

    private static Map<LocalDate, WindowPiece> byEnd(Stream<WindowPiece> pieces) {
        return pieces.collect(Collectors.toMap(WindowPiece::end, piece -> piece));
    }

    private static void add(
            Map<WindowPiece, Map<Value, Integer>> counts,
            Map<LocalDate, WindowPiece> byEnd,
            String field,
            StoredCount row) {
        if (row.field().equals(field)) {
            counts.computeIfAbsent(byEnd.get(row.day()), none -> new HashMap<>())
                    .put(new Value(row.field(), row.value()), row.instances());
        }
    }

    private void fetch(int productId, List<Key> missing, BiConsumer<Key, RoaringBitmap> consumer) {
        if (missing.isEmpty()) {
            return;
        }
        boolean latest = missing.get(0).piece().latest();
        Map<LocalDate, WindowPiece> byEnd = new HashMap<>();
        missing.forEach(key -> byEnd.put(key.piece().end(), key.piece()));
        Set<LocalDate> withoutActive = latest ? new HashSet<>(byEnd.keySet()) : Set.of();
        Set<Key> left = new LinkedHashSet<>(missing);
        fetcher.each(productId, latest ? withActive(missing) : missing, latest, row -> {
            Value value = new Value(row.field(), row.value());
            Key key = new Key(productId, Objects.requireNonNull(byEnd.get(row.day())), row.field(), row.value());
            if (latest && value.equals(ACTIVE)) {
                withoutActive.remove(row.day());
            }
            if (left.remove(key)) {
                handOver(key, Bitmaps.read(row.bitmap()), consumer);
            }
        });
        if (!withoutActive.isEmpty()) {
            throw new RemovedSets();
        }
        left.forEach(key -> handOver(key, new RoaringBitmap(), consumer));
    }

    private void handOver(Key key, RoaringBitmap set, BiConsumer<Key, RoaringBitmap> consumer) {
        cache.put(key, set);
        consumer.accept(key, set);
    }

    /**
     * With those that were active: if they are not stored, no set of these days is. Of days in which nobody reported they are not either; it is
     * rare, and the days alone tell the same.
     */
    private static Set<Key> withActive(List<Key> keys) {
        Set<Key> all = new LinkedHashSet<>(keys);
        keys.forEach(key -> all.add(new Key(key.productId(), key.piece(), ACTIVE.field(), ACTIVE.value())));
        return all;
    }
}
