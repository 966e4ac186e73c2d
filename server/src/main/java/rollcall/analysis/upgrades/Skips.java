package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.analysis.versions.VersionRow;
import rollcall.report.Version;

/**
 * Which releases lie between the version that instances had on the earlier day and the newer one that they have on the later day. Some may
 * have had such a release for some days in between.
 *
 * @param upgraded how many instances have a newer version, or one of a newer group
 * @param skipped for how many of them at least one release lies in between
 * @param releases those that were skipped, by most instances first
 */
public record Skips(int upgraded, int skipped, List<Skipped> releases) {
    /**
     * A release.
     *
     * @param release the release, or a group of versions
     * @param instances how many skipped it
     * @param passed how many had an older one on the earlier day, and this one or a newer one on the later day
     */
    public record Skipped(String release, int instances, int passed) {}

    /**
     * Releases are those that at least {@link VersionAdoption#HANDFUL} instances of the earlier day had then, and those of the page Versions that
     * were 0 days old by the later day.
     *
     * @param seen all versions that were ever reported, by the level
     * @param to the later day
     */
    public static Skips of(Upgrades upgrades, VersionLevel level, AdoptionAnswer seen, LocalDate to) {
        TreeSet<Version> releases = known(upgrades, level);
        seen.rows().stream()
                .filter(row -> row.since() != null && !row.since().isAfter(to))
                .filter(row -> level != VersionLevel.PATCH || VersionLevel.isRelease(row.version()))
                .map(VersionRow::version)
                .forEach(version -> releases.add(new Version(version)));
        return count(
                upgrades.moves(level).stream()
                        .filter(move -> move.outcome() == UpgradeOutcome.UPGRADED)
                        .toList(),
                List.copyOf(releases));
    }

    private static TreeSet<Version> known(Upgrades upgrades, VersionLevel level) {
        Map<Version, Integer> sums = new TreeMap<>(Version.BY_RELEASE);
        upgrades.moves().stream()
                .filter(move -> move.from().isVersion())
                .filter(move -> VersionLevel.isRelease(move.from().version()))
                .forEach(move ->
                        sums.merge(new Version(level.of(move.from().version())), move.instances(), Integer::sum));
        sums.values().removeIf(sum -> sum < VersionAdoption.HANDFUL);
        TreeSet<Version> known = new TreeSet<>(Version.BY_RELEASE);
        known.addAll(sums.keySet());
        return known;
    }

    /** @param releases oldest first */
    private static Skips count(List<Move> upgraded, List<Version> releases) {
        Map<String, Integer> upTo = new HashMap<>();
        int[] skippedBy = new int[releases.size()];
        int[] passedBy = new int[releases.size()];
        int skipped = 0;
        for (Move move : upgraded) {
            int first = upTo(upTo, releases, move.from());
            int last = upTo(upTo, releases, move.to());
            int end = last > 0 && isSame(releases.get(last - 1), move.to()) ? last - 1 : last;
            for (int i = first; i < last; i++) {
                passedBy[i] += move.instances();
                skippedBy[i] += i < end ? move.instances() : 0;
            }
            skipped += first < end ? move.instances() : 0;
        }
        List<Skipped> each = new ArrayList<>();
        for (int i = 0; i < skippedBy.length; i++) {
            each.add(new Skipped(releases.get(i).text(), skippedBy[i], passedBy[i]));
        }
        return new Skips(upgraded.stream().mapToInt(Move::instances).sum(), skipped, most(each));
    }

    private static List<Skipped> most(List<Skipped> all) {
        return all.stream()
                .filter(each -> each.instances > 0)
                .sorted(Comparator.comparingInt((Skipped each) -> -each.instances)
                        .thenComparing(each -> new Version(each.release), Comparator.reverseOrder()))
                .toList();
    }

    /** How many releases are older than a version or the same; many moves have the same ends. */
    private static int upTo(Map<String, Integer> known, List<Version> releases, MoveEnd end) {
        return known.computeIfAbsent(end.version(), text -> {
            int place = Collections.binarySearch(releases, new Version(text), Version.BY_RELEASE);
            return place < 0 ? -place - 1 : place + 1;
        });
    }

    private static boolean isSame(Version release, MoveEnd end) {
        return Version.BY_RELEASE.compare(release, new Version(end.version())) == 0;
    }
}
