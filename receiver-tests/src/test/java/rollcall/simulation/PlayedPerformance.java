package rollcall.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the played instances measured: exactly, and by the classes in which it is kept. */
final class PlayedPerformance {
    static final List<Integer> BOUNDS = List.of(5, 10, 25, 50, 100, 250);

    /** A decade of the series R10 of ISO 3. */
    private static final double[] SERIES = {1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8};

    private PlayedPerformance() {}

    /** What the last reports of some days are about, of the instances that measure and, if it is not null, name a version there. */
    static List<List<Integer>> measured(List<Played> all, int from, int to, String version) {
        return all.stream()
                .filter(one -> one.reports(from, to))
                .filter(one -> version == null || one.latest(from, to).equals(version))
                .map(one -> one.measured(one.lastReport(to)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** All of it, sorted. */
    static List<Integer> together(List<List<Integer>> measured) {
        return measured.stream().flatMap(List::stream).sorted().toList();
    }

    /** The smallest number that at least so many percent do not exceed. */
    static int percentile(List<Integer> sorted, int percent) {
        return sorted.get((percent * sorted.size() + 99) / 100 - 1);
    }

    /** How many are up to each bound and above the one before, and how many above the last. */
    static List<Integer> counts(List<Integer> measured) {
        List<Integer> counts = new ArrayList<>();
        int before = -1;
        for (int bound : BOUNDS) {
            int above = before;
            counts.add((int) measured.stream()
                    .filter(each -> each > above && each <= bound)
                    .count());
            before = bound;
        }
        int last = before;
        counts.add((int) measured.stream().filter(each -> each > last).count());
        return counts;
    }

    /** The place of the bound in which a number is. */
    static int place(int number) {
        return (int) BOUNDS.stream().filter(bound -> number > bound).count();
    }

    /** How many instances have their own percentile in each bound; who measured nothing has none. */
    static List<Integer> own(List<List<Integer>> measured, int percent) {
        List<Integer> own = new ArrayList<>();
        for (int place = 0; place <= BOUNDS.size(); place++) {
            int here = place;
            own.add((int) measured.stream()
                    .filter(each -> !each.isEmpty())
                    .filter(each -> place(percentile(each.stream().sorted().toList(), percent)) == here)
                    .count());
        }
        return own;
    }

    /** What is kept of all counts of one bound. */
    static double kept(List<List<Integer>> measured, int place) {
        return measured.stream()
                .mapToDouble(each -> kept(counts(each).get(place)))
                .sum();
    }

    /** How many instances have which kept number of requests. */
    static Map<String, Long> classes(List<List<Integer>> measured) {
        return measured.stream()
                .collect(Collectors.groupingBy(each -> text(kept(each.size())), TreeMap::new, Collectors.counting()));
    }

    /** The number of the series that is nearest as a ratio; 0 of 0. */
    static double kept(int exact) {
        double nearest = 0;
        for (double decade = 1; decade <= 10 * exact; decade *= 10) {
            for (double number : SERIES) {
                boolean nearer = nearest == 0
                        || Math.abs(Math.log(exact / (decade * number))) < Math.abs(Math.log(exact / nearest));
                nearest = nearer ? decade * number : nearest;
            }
        }
        return nearest;
    }

    static String text(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
    }
}
