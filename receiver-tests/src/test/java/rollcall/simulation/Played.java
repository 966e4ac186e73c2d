package rollcall.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import rollcall.report.Version;

/**
 * One instance, all of whose days are decided before the first report is sent. Days are counted from the first day of the play, which is 0.
 *
 * @param born the day of its first report
 * @param gone the first day from which on it reports no more
 * @param versions from which day on it runs which version
 * @param load what it carries and how it does
 */
record Played(UUID id, int born, int gone, TreeMap<Integer, String> versions, Set<String> plugins, Load load) {
    boolean reports(int day) {
        return day >= born && day < gone;
    }

    /** Whether it reports on any of these days. */
    boolean reports(int from, int to) {
        return born <= to && gone > from;
    }

    String version(int day) {
        return versions.floorEntry(day).getValue();
    }

    /** The version in its last report of some days, in which it reports. */
    String latest(int from, int to) {
        if (!reports(from, to)) {
            throw new IllegalArgumentException("it does not report in these days");
        }
        return version(Math.min(to, gone - 1));
    }

    /** Whether its last report of some days names a version below this one; no, if it does not report in them. */
    boolean isBelow(String version, int from, int to) {
        return reports(from, to) && compare(latest(from, to), version) < 0;
    }

    /** The first day from one on, up to another, on which it reports this version or a newer one; -1 if there is none. */
    int upgradedTo(String version, int from, int to) {
        for (int day = Math.max(from, born); day <= Math.min(to, gone - 1); day++) {
            if (compare(version(day), version) >= 0) {
                return day;
            }
        }
        return -1;
    }

    /** Whether a report names this version on any of these days. */
    boolean ran(String version, int from, int to) {
        return daysOn(version, from, to) > 0;
    }

    /** On how many of these days a report names this version. */
    int daysOn(String version, int from, int to) {
        int days = 0;
        for (int day = from; day <= to; day++) {
            days += reports(day) && version(day).equals(version) ? 1 : 0;
        }
        return days;
    }

    /** The operating system that a report of that day names; null if it names none. */
    String system(int day) {
        return version(day).equals("2.0.0") ? load.system() : null;
    }

    /** How long each request that it measured took, in milliseconds, in the report of that day; null if it measures nothing. */
    List<Integer> measured(int day) {
        return load.measured(day, version(day).equals("2.0.0"));
    }

    /** The last day up to one on which it reports. */
    int lastReport(int to) {
        return Math.min(to, gone - 1);
    }

    static int compare(String a, String b) {
        return new Version(a).compareTo(new Version(b));
    }

    /** How many of some instances run each version, by their last reports of these days. */
    static Map<String, Long> versions(List<Played> all, int from, int to) {
        Map<String, Long> counts = new TreeMap<>();
        all.stream()
                .filter(one -> one.reports(from, to))
                .forEach(one -> counts.merge(one.latest(from, to), 1L, Long::sum));
        return counts;
    }
}
