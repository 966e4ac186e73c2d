package rollcall.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.report.Version;
import rollcall.rollup.Series;

/**
 * When a version came, and when half of the instances had it or a newer one.
 *
 * @param half the first day on which they had; null if that has not happened, for versions that were out when counting began, and for stragglers: old
 *     versions that were first heard of when half had something newer already
 */
record Arrival(String version, LocalDate firstSeen, LocalDate half) {
    /** Every version of the series, newest first; reads each count once. */
    static List<Arrival> all(Series<Integer> counts, LocalDate firstDay) {
        Map<String, LocalDate> firsts = new HashMap<>();
        counts.days().forEach((day, values) -> values.keySet().forEach(version -> firsts.putIfAbsent(version, day)));
        List<String> newestFirst = firsts.keySet().stream()
                .map(Version::new)
                .sorted(Comparator.reverseOrder())
                .map(Version::text)
                .toList();
        Map<String, LocalDate> halves = halves(counts, releases(newestFirst), firsts);
        return newestFirst.stream()
                .map(version -> {
                    LocalDate first = firsts.get(version);
                    return new Arrival(version, first, first.equals(firstDay) ? null : halves.get(version));
                })
                .toList();
    }

    Integer daysToHalf() {
        return half == null ? null : (int) ChronoUnit.DAYS.between(firstSeen, half);
    }

    /** Versions of the same release side by side, newest release first: who runs 2.1.0-alpine has 2.1.0. */
    private static List<List<String>> releases(List<String> newestFirst) {
        List<List<String>> releases = new ArrayList<>();
        String last = null;
        for (String version : newestFirst) {
            if (last == null || Version.BY_RELEASE.compare(new Version(last), new Version(version)) != 0) {
                releases.add(new ArrayList<>());
            }
            releases.get(releases.size() - 1).add(version);
            last = version;
        }
        return releases;
    }

    private static Map<String, LocalDate> halves(
            Series<Integer> counts, List<List<String>> newestFirst, Map<String, LocalDate> firsts) {
        Map<String, LocalDate> halves = new HashMap<>();
        Set<String> stragglers = new HashSet<>();
        counts.days().forEach((day, values) -> {
            int all = values.values().stream().mapToInt(Integer::intValue).sum();
            int newer = 0;
            for (List<String> release : newestFirst) {
                int thisOrNewer = newer;
                for (String version : release) {
                    thisOrNewer += values.getOrDefault(version, 0);
                }
                for (String version : release) {
                    if (day.equals(firsts.get(version)) && 2L * newer >= all) {
                        stragglers.add(version);
                    }
                    if (2L * thisOrNewer >= all && !day.isBefore(firsts.get(version))) {
                        halves.putIfAbsent(version, day);
                    }
                }
                newer = thisOrNewer;
            }
        });
        halves.keySet().removeAll(stragglers);
        return halves;
    }
}
