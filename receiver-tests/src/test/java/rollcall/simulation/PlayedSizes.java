package rollcall.simulation;

import static rollcall.simulation.Loops.FOUR_WEEKS;
import static rollcall.simulation.Loops.count;
import static rollcall.simulation.Loops.decimal;
import static rollcall.simulation.Loops.ratio;
import static rollcall.simulation.Loops.wilson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How big the played instances are by their accounts, counted as the page Metrics counts them, in lines as its files have. */
final class PlayedSizes {
    private static final List<String> LABELS =
            List.of("0", "1-10", "11-50", "51-100", "101-500", "501-1000", "1001-5000", "5000+");
    private static final List<Integer> GREATEST = List.of(0, 10, 50, 100, 500, 1_000, 5_000, Integer.MAX_VALUE);

    private final List<Played> all;

    PlayedSizes(List<Played> all) {
        this.all = all;
    }

    /** Of these days' last report, in which it reports. */
    private static int range(Played one, int to) {
        int accounts = one.load().accounts(one.lastReport(to));
        int range = 0;
        while (accounts > GREATEST.get(range)) {
            range++;
        }
        return range;
    }

    /** The ranges of the instances that reported in the last week, smallest first. */
    List<String> sorted() {
        return all.stream()
                .filter(one -> one.reports(Loops.THIS_WEEK, Play.LAST))
                .map(one -> range(one, Play.LAST))
                .sorted()
                .map(LABELS::get)
                .toList();
    }

    /** How many moved from one range to another between two days. */
    Map<String, Long> moved(int from, int to) {
        Map<String, Long> counts = new TreeMap<>();
        all.stream()
                .filter(one -> isIn(one, from) && isIn(one, to))
                .forEach(one ->
                        counts.merge(LABELS.get(range(one, from)) + "," + LABELS.get(range(one, to)), 1L, Long::sum));
        return counts;
    }

    /** How many are on the later day in another range than on the earlier one: 1 for a bigger one, 0 for the same. */
    long resized(int from, int to, int direction) {
        return count(
                all,
                one -> isIn(one, from)
                        && isIn(one, to)
                        && Integer.compare(range(one, to), range(one, from)) == direction);
    }

    private static boolean isIn(Played one, int day) {
        return one.reports(day - FOUR_WEEKS + 1, day);
    }

    /** How many of a range reported in the last week, and how many of those name a version of a minor one. */
    long[] with(String label, String start) {
        Predicate<Played> in = one -> one.reports(Loops.THIS_WEEK, Play.LAST)
                && LABELS.get(range(one, Play.LAST)).equals(label);
        return new long[] {
            count(all, in),
            count(
                    all,
                    one -> in.test(one)
                            && one.latest(Loops.THIS_WEEK, Play.LAST).startsWith(start))
        };
    }

    /** The ranges of which at least 20 reported in the last week, smallest first. */
    List<String> compared() {
        return LABELS.stream().filter(label -> with(label, "")[0] >= 20).toList();
    }

    /** A range as pages write it. */
    static String words(String label) {
        String[] ends = label.split("-");
        return Arrays.stream(ends)
                .map(end -> String.format(Locale.ROOT, "%,d", Integer.parseInt(end)))
                .collect(Collectors.joining("–"));
    }

    /** Each range with those that have a release, and after how many days half of those had it that were behind. */
    List<String> against(String release, String group) {
        int zero = Loops.dayZero(all, release);
        List<String> lines = new ArrayList<>();
        for (String label : LABELS) {
            long[] with = with(label, group.replace("x", ""));
            List<Played> behind = all.stream()
                    .filter(one -> one.isBelow(release, zero - FOUR_WEEKS, zero - 1)
                            && LABELS.get(range(one, zero - 1)).equals(label))
                    .toList();
            List<int[]> times = behind.stream()
                    .filter(one -> one.reports(zero, Play.LAST))
                    .map(one -> Loops.time(one, release, zero))
                    .toList();
            String share = with[0] == 0
                    ? ",,"
                    : ratio(with[1], with[0]) + "," + decimal(wilson(with[1], with[0], -1)) + ","
                            + decimal(wilson(with[1], with[0], 1));
            lines.add(String.join(
                    ",",
                    label,
                    "product_version",
                    group,
                    String.valueOf(with[0]),
                    String.valueOf(with[1]),
                    share,
                    String.valueOf(behind.size()),
                    Loops.days(times, 0.5)));
        }
        return lines;
    }
}
