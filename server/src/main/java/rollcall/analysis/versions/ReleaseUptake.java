package rollcall.analysis.versions;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.trends.Standing;
import rollcall.report.Version;

/**
 * How a version spread, by each instance's latest report of 7 days, without today.
 *
 * @param firstSeen the first day on which any instance reported it; may be today
 * @param since the first day on which it was the latest report of at least {@link VersionAdoption#HANDFUL} instances; for a group of versions,
 *     on which its releases were. Null if there was no
 *     such day. Null for versions that were reported in the first 7 days of counting, because they may have been released before. Null for
 *     stragglers: versions that had so many instances only when at least half of all had a newer version already
 * @param half the day since which at least half of the instances that report a version have had it or a newer one without a break; null if
 *     less than half have it now, or if there is no {@code since}
 * @param reached how many had it or a newer one on the last day that is over; null if no instance reported a version in the 7 days that end
 *     on that day, and for versions that were first seen today
 */
record ReleaseUptake(
        String version, LocalDate firstSeen, LocalDate since, LocalDate half, VersionAdoption.Reach reached) {
    /**
     * A day that is over.
     *
     * @param standing the instances by version or group
     * @param beginning those of them that begin its spread
     */
    record Day(Standing standing, Map<String, Integer> beginning) {}

    /** @param curves of the newest releases, see {@link AdoptionAnswer#curves} */
    record Spread(List<ReleaseUptake> newestFirst, List<AdoptionCurve> curves) {
        private static final int BYTES_OF_AN_UPTAKE = 200;
        private static final int BYTES_OF_A_DAY = 32;

        /** How much memory it takes, roughly. */
        long bytes() {
            long days = curves.stream().mapToLong(curve -> curve.days().size()).sum();
            return BYTES_OF_A_DAY * days + (long) BYTES_OF_AN_UPTAKE * newestFirst.size();
        }
    }

    /**
     * Every version that was ever reported, newest first.
     *
     * @param firstSeen the first day of every version
     * @param releases those of them that are releases
     * @param days every day that is over
     */
    static Spread all(
            Map<String, LocalDate> firstSeen,
            Set<String> releases,
            NavigableMap<LocalDate, Day> days,
            LocalDate firstDay) {
        List<Coming> comings = new ArrayList<>();
        firstSeen.forEach((version, day) -> comings.add(new Coming(version, day)));
        List<Coming> newestFirst = comings.stream()
                .sorted(Comparator.comparing((Coming coming) -> new Version(coming.version))
                        .reversed())
                .toList();
        List<List<Coming>> groups = releases(newestFirst);
        days.forEach((day, counts) -> addDay(groups, day, counts));
        LocalDate known = firstDay.plusDays(Distributions.DAYS);
        return new Spread(
                newestFirst.stream().map(coming -> coming.arrival(known)).toList(), curves(groups, releases, known));
    }

    /** Of versions of the same release, the one that a handful had first is followed. */
    private static List<AdoptionCurve> curves(List<List<Coming>> newestFirst, Set<String> releases, LocalDate known) {
        return newestFirst.stream()
                .flatMap(same -> same.stream()
                        .filter(coming -> coming.counts(known) && releases.contains(coming.version))
                        .min(Comparator.comparing((Coming coming) -> coming.since))
                        .stream())
                .limit(AdoptionCurve.MOST)
                .map(coming ->
                        new AdoptionCurve(coming.version, coming.since, Collections.unmodifiableList(coming.reaches)))
                .toList();
    }

    Integer daysToHalf() {
        return half == null ? null : (int) ChronoUnit.DAYS.between(since, half);
    }

    /** Groups the versions of the same release, newest release first: an instance that runs 2.1.0-alpine has 2.1.0. */
    private static List<List<Coming>> releases(List<Coming> newestFirst) {
        List<List<Coming>> releases = new ArrayList<>();
        String last = null;
        for (Coming coming : newestFirst) {
            if (last == null || Version.BY_RELEASE.compare(new Version(last), new Version(coming.version)) != 0) {
                releases.add(new ArrayList<>());
            }
            releases.get(releases.size() - 1).add(coming);
            last = coming.version;
        }
        return releases;
    }

    private static void addDay(List<List<Coming>> newestFirst, LocalDate date, Day day) {
        int newer = 0;
        for (List<Coming> release : newestFirst) {
            int thisOrNewer = newer;
            for (Coming coming : release) {
                thisOrNewer += day.standing.counts().getOrDefault(coming.version, 0);
            }
            for (Coming coming : release) {
                coming.add(date, day, newer, thisOrNewer);
            }
            newer = thisOrNewer;
        }
    }

    /** A version while the days are read, oldest first. */
    private static final class Coming {
        private final String version;
        private final LocalDate firstSeen;
        private LocalDate since;
        private LocalDate half;
        private boolean straggler;
        private VersionAdoption.Reach reached;

        /** From {@code since} on, see {@link AdoptionCurve#days}. */
        private final List<VersionAdoption.Reach> reaches = new ArrayList<>();

        Coming(String version, LocalDate firstSeen) {
            this.version = version;
            this.firstSeen = firstSeen;
        }

        /** Adds a day. If no instance reported a version in the 7 days that end on it, only {@code reached} changes: to null. */
        void add(LocalDate date, Day day, int newer, int thisOrNewer) {
            int all = day.standing.reported();
            reached = all == 0 ? null : new VersionAdoption.Reach(thisOrNewer, all);
            if (all > 0) {
                update(date, day, newer, thisOrNewer);
            }
            if (since != null && reaches.size() <= AdoptionCurve.LAST) {
                reaches.add(reached);
            }
        }

        private void update(LocalDate date, Day day, int newer, int thisOrNewer) {
            int all = day.standing.reported();
            if (since == null && day.beginning.getOrDefault(version, 0) >= VersionAdoption.HANDFUL) {
                since = date;
                straggler = 2L * newer >= all;
            }
            if (2L * thisOrNewer < all) {
                half = null;
            } else if (since != null && half == null) {
                half = date;
            }
        }

        /** @param known versions that were first seen before this day may be older than the counting, and have no {@code since} */
        ReleaseUptake arrival(LocalDate known) {
            boolean counts = counts(known);
            return new ReleaseUptake(version, firstSeen, counts ? since : null, counts ? half : null, reached);
        }

        boolean counts(LocalDate known) {
            return since != null && !straggler && !firstSeen.isBefore(known);
        }
    }
}
