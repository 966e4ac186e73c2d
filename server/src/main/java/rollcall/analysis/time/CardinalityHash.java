package rollcall.analysis.time;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.Series;

/** A hash of 64 bits over the cardinalities of some days. It shows whether a cached result is still valid. */
public final class CardinalityHash {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CardinalityHash() {}

    /**
     * For each of some days, the hash of the {@code span} days that end on it, over the cardinalities of the field, of all active instances
     * and of all unusable values.
     */
    public static NavigableMap<LocalDate, Long> of(
            String field, Map<String, Series<Integer>> counts, int span, List<LocalDate> ends) {
        return of(span, ends, day -> ofDay(field, counts, day));
    }

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

    /** The hash of two hashes. Their order matters. */
    public static long mixed(long first, long second) {
        long mixed = (first ^ second) * PRIME;
        mixed ^= mixed >>> 32;
        mixed *= 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    private static long ofDay(String field, Map<String, Series<Integer>> counts, LocalDate day) {
        long unusable = of(counts.get(SeriesKey.UNUSABLE).on(day));
        return mixed(
                mixed(
                        of(counts.get(field).on(day)),
                        of(counts.get(SeriesKey.ACTIVE).on(day))),
                unusable);
    }

    private static long ofText(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
