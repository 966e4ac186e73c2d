package rollcall.analysis.explore;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/**
 * The values of a field that most of some instances have. Sets are read in the order of numbers that they do not exceed, and only as long as a
 * larger one may follow.
 *
 * @param sets the instances of each value, the largest first; none is empty
 * @param without how many values may have instances and are not among them
 * @param exact whether all of those do
 */
record LargestValues(Map<String, RoaringBitmap> sets, int without, boolean exact) {
    private static final int READ_AT_ONCE = 40;

    /** For each value that is shown so many are read at most. */
    private static final int READ_FOR_ONE = 10;

    static LargestValues of(LatestState state, RoaringBitmap members, Dimension field, int most) {
        Map<String, Integer> atMost = state.atMost(field.name(), field.kind());
        atMost.remove(SeriesKey.NONE);
        List<String> order = atMost.keySet().stream()
                .sorted(Comparator.<String>comparingInt(value -> -atMost.get(value))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<String, RoaringBitmap> found = new LinkedHashMap<>();
        int read = 0;
        while (read < order.size() && read < most * READ_FOR_ONE && mayGrow(found, most, atMost.get(order.get(read)))) {
            List<String> next = order.subList(read, Math.min(order.size(), read + READ_AT_ONCE));
            read += next.size();
            Map<String, RoaringBitmap> sets = state.of(field.name(), field.kind(), next);
            next.stream().filter(sets::containsKey).forEach(value -> {
                RoaringBitmap who = RoaringBitmap.and(members, sets.get(value));
                if (!who.isEmpty()) {
                    found.put(value, who);
                }
            });
        }
        Map<String, RoaringBitmap> largest = largest(found, most);
        int unread = order.size() - read;
        return new LargestValues(largest, found.size() - largest.size() + unread, unread == 0);
    }

    /** Whether a value of so many instances would be among the largest. */
    private static boolean mayGrow(Map<String, RoaringBitmap> found, int most, int next) {
        long larger = found.values().stream()
                .filter(who -> who.getCardinality() >= next)
                .count();
        return larger < most;
    }

    private static Map<String, RoaringBitmap> largest(Map<String, RoaringBitmap> found, int most) {
        return found.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().getCardinality()))
                .limit(most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
