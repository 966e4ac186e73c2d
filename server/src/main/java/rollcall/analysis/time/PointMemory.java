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
 * What the days of charts' points come to, remembered for as long as the numbers that it was made from stay what they were, and for an hour at
 * most: what changed without changing any number is seen then. Of a product one visitor reads at a time, and those that wait find what that one read.
 *
 * @param <T> what one point comes to
 */
public final class PointMemory<T> {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Integer, Object> turns = new ConcurrentHashMap<>();
    private final Cache<Key, Known<T>> known;

    /**
     * @param mostBytes of all that is remembered
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
     * @param reader takes the last days of the points that are not known, oldest first, and hands over what each comes to
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

    /** Puts what is known into {@code found} and tells what is not. */
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
