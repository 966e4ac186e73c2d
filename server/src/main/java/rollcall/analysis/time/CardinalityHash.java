package rollcall.analysis.time;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A hash of 64 bits over the cardinalities of some days. It shows whether a cached result is still valid. */
public final class CardinalityHash {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CardinalityHash() {}

    /** For each of some days, the hash of the {@code span} days that end on it. {@code ofDay} is called once for each day. */
    public static NavigableMap<LocalDate, Long> of(int span, List<LocalDate> ends, Function<LocalDate, Long> ofDay) {
        Map<LocalDate, Long> days = new HashMap<>();
        NavigableMap<LocalDate, Long> fingerprints = new TreeMap<>();
        for (LocalDate end : ends) {
            long all = SEED;
            for (LocalDate day = end.minusDays(span - 1L); !day.isAfter(end); day = day.plusDays(1)) {
                all = mixed(all, days.computeIfAbsent(day, ofDay));
            }
            fingerprints.put(end, all);
        }
        return fingerprints;
    }

    /** The hash of numbers by value. Their order has no influence. */
    public static long of(Map<String, ? extends Number> numbers) {
        long sum = 0;
        for (Map.Entry<String, ? extends Number> entry : numbers.entrySet()) {
            sum += mixed(ofText(entry.getKey()), entry.getValue().longValue());
        }
        return sum;
    }

    /** The hash of two hashes or numbers. Their order matters, and two that are equal have a hash of their own. */
    public static long mixed(long first, long second) {
        long mixed = first * 0x9e3779b97f4a7c15L + second;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private static long ofText(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
