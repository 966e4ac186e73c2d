package rollcall.analysis.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.analysis.versions.VersionRow;
import rollcall.report.Version;

/**
 * The releases of a product, newest first.
 *
 * @param releases those whose first days are known: a handful of instances had each, and not in the first days of counting
 * @param rows every version that was ever reported
 */
public record ReleaseTrain(List<FollowedRelease> releases, List<VersionRow> rows) {
    /** Counted among all instances of the lanes, whatever the conditions of the question. */
    public static ReleaseTrain of(VersionAdoption versionAdoption, Population population, String versionField) {
        Population everyone = population.with(Filter.NONE.in(population.filter().lanes()));
        List<VersionRow> rows = versionAdoption.answer(everyone, versionField).rows();
        List<FollowedRelease> releases = new ArrayList<>();
        rows.stream()
                .filter(row -> row.since() != null && VersionLevel.isRelease(row.version()))
                .forEach(row -> add(releases, new FollowedRelease(row.version(), row.since())));
        return new ReleaseTrain(List.copyOf(releases), rows);
    }

    /** Of versions of the same release, the one that a handful had first is followed. */
    private static void add(List<FollowedRelease> newestFirst, FollowedRelease next) {
        int last = newestFirst.size() - 1;
        if (last < 0 || !isSame(newestFirst.get(last).version(), next.version())) {
            newestFirst.add(next);
        } else if (next.since().isBefore(newestFirst.get(last).since())) {
            newestFirst.set(last, next);
        }
    }

    /** The release that a version is of; empty if it cannot be followed. */
    public Optional<FollowedRelease> named(String version) {
        return releases.stream()
                .filter(release -> isSame(release.version(), version))
                .findFirst();
    }

    /** The newest release that is old enough for everything to be counted, or else the newest one; empty if there is none. */
    public Optional<FollowedRelease> usual(LocalDate yesterday) {
        return releases.stream()
                .filter(release -> release.age(yesterday) >= ReleaseOutcome.QUIET)
                .findFirst()
                .or(() -> releases.stream().findFirst());
    }

    /** The release before another one; empty if that is the first. */
    public Optional<FollowedRelease> before(FollowedRelease release) {
        return releases.stream().skip(releases.indexOf(release) + 1L).findFirst();
    }

    /** Its version and all newer ones that were reported by a day. */
    List<String> from(FollowedRelease release, LocalDate day) {
        Version lowest = new Version(release.version());
        return rows.stream()
                .filter(row -> !row.firstSeen().isAfter(day))
                .map(VersionRow::version)
                .filter(version -> Version.BY_RELEASE.compare(new Version(version), lowest) >= 0)
                .toList();
    }

    static boolean isSame(String one, String other) {
        return Version.BY_RELEASE.compare(new Version(one), new Version(other)) == 0;
    }
}
