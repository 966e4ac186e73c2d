package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.rollup.SeriesKey;

/**
 * The values of a field, or groups of values, that may get a line in a chart, chosen before the numbers of all points are read. What is known
 * before is the counts of the points that are stored, and for the others a number that is not exceeded.
 *
 * <p>Those with the most instances get a line. The last point counts as much as all points together, so that what most instances have now has a
 * line, also where it is new.
 *
 * @param points the last one is the heavy one
 * @param bounds what is known of each group; without groups, a value is its own
 * @param opened the groups whose numbers are read, the largest first
 * @param read the values of these groups
 * @param lines how many groups get a line
 */
record Candidates(
        Dimension dimension,
        Points points,
        Map<String, Bounds> bounds,
        List<String> opened,
        List<String> read,
        int lines) {
    /** For each line so many values are read at most. */
    private static final int READ_FOR_A_LINE = 3;

    /**
     * What is known of the instances of a value over all points, of which the last one is heavy.
     *
     * @param least their sum is not less
     * @param most their sum is not more
     * @param largest no point has more
     */
    private record Bounds(long least, long most, int largest) {
        Bounds add(Bounds other) {
            return new Bounds(least + other.least, most + other.most, Math.max(largest, other.largest));
        }

        /** Of two values as one. Their largest points may be two. */
        Bounds with(Bounds other) {
            return new Bounds(least + other.least, most + other.most, largest + other.largest);
        }
    }

    static Candidates of(Population population, Dimension dimension, Points points, int lines, Grouping grouping) {
        Map<String, Bounds> values = ofValues(population, dimension, points);
        Map<String, Bounds> bounds = new HashMap<>();
        values.forEach((value, each) -> bounds.merge(grouping.of(value), each, Bounds::with));
        List<String> opened = opened(dimension, bounds, lines);
        Set<String> groups = new HashSet<>(opened);
        List<String> read = values.keySet().stream()
                .filter(value -> groups.contains(grouping.of(value)))
                .toList();
        return new Candidates(dimension, points, bounds, opened, read, lines);
    }

    private static Map<String, Bounds> ofValues(Population population, Dimension dimension, Points points) {
        boolean whole = population.filter().conditions().isEmpty();
        Population inLanes = whole
                ? population
                : population.with(Filter.NONE.in(population.filter().lanes()));
        Map<String, Bounds> bounds = new HashMap<>();
        List<LocalDate> stored = Standings.stored(inLanes, points);
        addStored(bounds, inLanes, dimension, points, stored, whole);
        points.ends().stream()
                .filter(end -> !stored.contains(end))
                .forEach(end -> inLanes.at(end, points.span())
                        .atMost(dimension.name(), dimension.kind())
                        .forEach((value, most) ->
                                add(bounds, value, new Bounds(0, (long) most * weight(points, end), most))));
        bounds.remove(SeriesKey.NONE);
        return bounds;
    }

    private static void addStored(
            Map<String, Bounds> bounds,
            Population population,
            Dimension dimension,
            Points points,
            List<LocalDate> ends,
            boolean whole) {
        if (!ends.isEmpty()) {
            population
                    .states()
                    .sums(
                            population.product().id(),
                            points.span(),
                            dimension.name(),
                            ends,
                            points.last(),
                            points.ends().size(),
                            population.filter().lanes())
                    .stream()
                    .filter(each -> each.sum() > 0)
                    .forEach(each ->
                            add(bounds, each.value(), new Bounds(whole ? each.sum() : 0, each.sum(), each.most())));
        }
    }

    private static int weight(Points points, LocalDate end) {
        return end.equals(points.last()) ? points.ends().size() : 1;
    }

    private static void add(Map<String, Bounds> bounds, String value, Bounds more) {
        bounds.merge(value, more, Bounds::add);
    }

    /** The values that may be among the largest. */
    private static List<String> opened(Dimension dimension, Map<String, Bounds> bounds, int lines) {
        Map<String, Long> most = new HashMap<>();
        bounds.forEach((value, each) -> most.put(value, each.most));
        List<String> order = bySize(dimension, most);
        if (order.size() <= lines + 1) {
            return order;
        }
        long threshold = bounds.values().stream()
                .map(Bounds::least)
                .sorted(Comparator.reverseOrder())
                .skip(lines - 1L)
                .findFirst()
                .orElseThrow();
        return order.stream()
                .filter(value -> bounds.get(value).most >= threshold)
                .limit((long) READ_FOR_A_LINE * lines)
                .toList();
    }

    /** The standings with the values that get a line. */
    NavigableMap<LocalDate, Standing> shown(NavigableMap<LocalDate, Standing> standings) {
        Set<String> shown = new HashSet<>(lines(standings));
        NavigableMap<LocalDate, Standing> cut = new TreeMap<>();
        standings.forEach((end, standing) -> {
            Map<String, Integer> counts = new HashMap<>(standing.counts());
            counts.keySet().retainAll(shown);
            cut.put(end, new Standing(standing.active(), standing.reported(), standing.unusable(), counts));
        });
        return cut;
    }

    /** The values that get none. A value that was not read may have no instance among those that the question is about. */
    Trend.Others others(NavigableMap<LocalDate, Standing> standings) {
        Set<String> without = new HashSet<>(bounds.keySet());
        without.removeAll(new HashSet<>(lines(standings)));
        Set<String> counted = counted(standings).keySet();
        boolean known = hasAll(standings);
        without.removeIf(value -> (known || opened.contains(value)) && !counted.contains(value));
        int largest = without.stream()
                .mapToInt(value -> bounds.get(value).largest)
                .max()
                .orElse(0);
        return new Trend.Others(without.size(), largest);
    }

    private Collection<String> lines(NavigableMap<LocalDate, Standing> standings) {
        List<String> order = bySize(dimension, counted(standings));
        boolean all = hasAll(standings) && order.size() <= lines + 1;
        return all ? order : order.subList(0, Math.min(lines, order.size()));
    }

    /** Whether no value that was not read has an instance. */
    private boolean hasAll(NavigableMap<LocalDate, Standing> standings) {
        return opened.size() == bounds.size()
                || !dimension.many()
                        && standings.values().stream()
                                .allMatch(each -> each.reported()
                                        == each.counts().values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum());
    }

    private Map<String, Long> counted(NavigableMap<LocalDate, Standing> standings) {
        Map<String, Long> counted = new HashMap<>();
        standings.forEach((end, standing) -> {
            long weight = weight(points, end);
            standing.counts().forEach((value, count) -> counted.merge(value, count * weight, Long::sum));
        });
        return counted;
    }

    /** The largest first; of values with equal sums, the one that pages show first. */
    private static List<String> bySize(Dimension dimension, Map<String, Long> sums) {
        Map<String, Integer> counts = new HashMap<>();
        sums.forEach((value, sum) -> counts.put(value, (int) Math.min(Integer.MAX_VALUE, sum)));
        return dimension.inOrder(counts).stream()
                .filter(sums::containsKey)
                .sorted(Comparator.comparingLong(value -> -sums.get(value)))
                .toList();
    }
}
