package rollcall.analysis.time;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * A cache of the results of charts' points. A result is valid until one of the numbers from which it was made changes, and for an hour at
 * most. So a change of bitmaps that changes no number shows after an hour. One request reads a product's results at a time, and requests
 * that wait find them in the cache.
 *
 * @param <T> the result of one point
 */
public final class PointMemory<T> {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Integer, Object> turns = new ConcurrentHashMap<>();
    private final Cache<Key, Known<T>> known;

    /**
     * @param mostBytes the size of the cache
     * @param bytes how many one result takes
     */
    public PointMemory(int mostBytes, ToIntFunction<T> bytes) {
        known = Caffeine.newBuilder()
                .expireAfterWrite(LONGEST)
                .maximumWeight(mostBytes)
                .weigher((Key key, Known<T> one) -> bytes.applyAsInt(one.result))
                .build();
    }

    private record Key(int productId, String name, int span, LocalDate end) {}

    /** @param fingerprint of the numbers that it was made from */
    private record Known<T>(long fingerprint, T result) {}

    /**
     * One result for each point.
     *
     * @param name of the field or event
     * @param span days that a point stands for
     * @param fingerprints of the numbers that each point is made from, by its last day
     * @param reader reads the points whose last days are given, oldest first, and hands over the result of each
     */
    public NavigableMap<LocalDate, T> of(
            int productId,
            String name,
            int span,
            SortedMap<LocalDate, Long> fingerprints,
            BiConsumer<List<LocalDate>, BiConsumer<LocalDate, T>> reader) {
        NavigableMap<LocalDate, T> found = new TreeMap<>();
        if (!recall(productId, name, span, fingerprints, found).isEmpty()) {
            synchronized (turns.computeIfAbsent(productId, none -> new Object())) {
                reader.accept(recall(productId, name, span, fingerprints, found), (end, result) -> {
                    known.put(new Key(productId, name, span, end), new Known<>(fingerprints.get(end), result));
                    found.put(end, result);
                });
            }
        }
        return found;
    }

    /** Puts the results that are in the cache into {@code found} and returns the last days of the other points. */
    private List<LocalDate> recall(
            int productId,
            String name,
            int span,
            SortedMap<LocalDate, Long> fingerprints,
            NavigableMap<LocalDate, T> found) {
        List<LocalDate> missing = new ArrayList<>();
        fingerprints.forEach((end, fingerprint) -> {
            Known<T> one = known.getIfPresent(new Key(productId, name, span, end));
            if (one != null && one.fingerprint == fingerprint) {
                found.put(end, one.result);
            } else {
                missing.add(end);
            }
        });
        return missing;
    }
}
