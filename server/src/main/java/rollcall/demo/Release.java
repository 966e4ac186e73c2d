package rollcall.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A release of the demo's product.
 *
 * @param version the version in reports
 * @param day the day on which it came out, counted from the fleet's day 0; negative before it
 * @param haste how many times faster than usual instances install it: more than 1 for a fix, less than 1 for a new major version
 * @param regret the share of the instances that go back to what they had, once they have tried it
 */
record Release(String version, int day, double haste, double regret) {
    private static final List<Release> HISTORY = List.of(
            new Release("2.3.0", -60, 1, 0.003),
            new Release("2.3.1", -21, 1, 0.003),
            new Release("2.4.0", 9, 1, 0.003),
            new Release("2.4.1", 20, 1.6, 0.003),
            new Release("2.5.0", 37, 1, 0.003),
            new Release("2.5.1", 42, 2.5, 0.003),
            new Release("2.6.0", 62, 1, 0.003),
            new Release("3.0.0", 83, 0.45, 0.12),
            new Release("3.0.1", 93, 1.2, 0.003),
            new Release("3.1.0", 108, 1, 0.003));

    /** Those before them, for a demo of more days: a minor release every five weeks, from 0.6.0 on. */
    private static final List<Release> EARLIER = IntStream.rangeClosed(6, 22)
            .mapToObj(count -> new Release(count / 10 + "." + count % 10 + ".0", -95 - 35 * (22 - count), 1, 0.003))
            .toList();

    private static final Map<String, Integer> DAYS =
            HISTORY.stream().collect(Collectors.toMap(Release::version, Release::day));

    private static final int NEXT_EVERY = 18;

    /** Every release that is out on a day, oldest first. After the listed releases, a new one comes out every 18 days. */
    static List<Release> until(int day) {
        List<Release> releases = new ArrayList<>(EARLIER);
        releases.addAll(HISTORY);
        Release last = HISTORY.get(HISTORY.size() - 1);
        for (int minor = 2; last.day() + (minor - 1) * NEXT_EVERY <= day; minor++) {
            releases.add(new Release("3." + minor + ".0", last.day() + (minor - 1) * NEXT_EVERY, 1, 0.003));
        }
        releases.removeIf(release -> release.day() > day);
        return releases;
    }

    /** The version of the next minor release, which nightly builds have already. */
    String next() {
        String[] numbers = version.split("\\.");
        return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }

    /** Whether this release has the fields and features that came with {@code other}, one of the listed releases. */
    boolean hasWhatCameWith(String other) {
        return day >= DAYS.get(other);
    }
}
