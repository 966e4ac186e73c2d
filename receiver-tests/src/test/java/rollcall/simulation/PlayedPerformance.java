package rollcall.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** How many instances have their own percentile above the bound of a place. */
    static int above(List<Integer> own, int place) {
        return own.stream().skip(place + 1L).mapToInt(Integer::intValue).sum();
    }

    /** What was counted is known by its classes, and each exact percentile lies between the limits. */
    static void requireLatency(Map<String, String> row, List<List<Integer>> measured) {
        List<Integer> together = together(measured);
        double kept = IntStream.rangeClosed(0, BOUNDS.size())
                .mapToDouble(place -> kept(measured, place))
                .sum();
        requireAmount(row, "counted", kept, together.size());
        for (int percent : together.isEmpty() ? new int[] {} : new int[] {50, 90, 95, 99}) {
            String name = "p" + percent;
            assertThat((double) percentile(together, percent))
                    .as("%s of %s", name, row)
                    .isBetween(number(row, name + "_low"), number(row, name + "_high"));
        }
    }

    /** What is told is what is kept of it, and the exact amount lies between the limits. */
    static void requireAmount(Map<String, String> row, String name, double kept, double exact) {
        assertThat(number(row, name)).as("%s", row).isCloseTo(kept, withinPercentage(0.001));
        assertThat(exact).as("%s", row).isBetween(number(row, name + "_low"), number(row, name + "_high"));
    }

    /** What is beyond the last bound has no number. */
    private static double number(Map<String, String> row, String name) {
        return row.get(name).isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(row.get(name));
    }
}
