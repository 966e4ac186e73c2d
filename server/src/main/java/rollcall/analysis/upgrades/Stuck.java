package rollcall.analysis.upgrades;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;

/**
 * Who had not the newest release on the earlier day, and still has the version of then on the later one.
 *
 * @param newest the newest release that a handful of the instances of the earlier day had then
 * @param behind how many had an older version then
 * @param stuck how many of them have a version of the same release on the later day
 * @param upgraded how many of them have a newer one
 * @param versions of those that are stuck, most instances first
 */
public record Stuck(String newest, int behind, int stuck, int upgraded, List<OnVersion> versions) {
    /** Instances that are stuck on a version, as it was spelled on the earlier day. */
    public record OnVersion(String version, int instances) {}

    /** Empty if no release was run by {@link VersionAdoption#HANDFUL} instances on the earlier day. */
    public static Optional<Stuck> of(Upgrades upgrades) {
        return newest(upgrades.moves()).map(newest -> count(newest, upgrades.moves()));
    }

    private static Stuck count(Version newest, List<Move> moves) {
        List<Move> behind = moves.stream()
                .filter(move -> move.from().isVersion())
                .filter(move ->
                        Version.BY_RELEASE.compare(new Version(move.from().version()), newest) < 0)
                .toList();
        Map<String, Integer> stuck = new TreeMap<>();
        behind.stream()
                .filter(move -> move.outcome() == UpgradeOutcome.STAYED)
                .forEach(move -> stuck.merge(move.from().version(), move.instances(), Integer::sum));
        return new Stuck(
                newest.text(),
                sum(behind),
                sum(behind, UpgradeOutcome.STAYED),
                sum(behind, UpgradeOutcome.UPGRADED),
                stuck.entrySet().stream()
                        .map(each -> new OnVersion(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingInt((OnVersion each) -> -each.instances())
                                .thenComparing(each -> new Version(each.version()), Comparator.reverseOrder()))
                        .toList());
    }

    private static Optional<Version> newest(List<Move> moves) {
        Map<Version, Integer> sums = new TreeMap<>();
        moves.stream()
                .filter(move -> move.from().isVersion())
                .filter(move -> VersionLevel.isRelease(move.from().version()))
                .forEach(move -> sums.merge(new Version(move.from().version()), move.instances(), Integer::sum));
        return sums.entrySet().stream()
                .filter(each -> each.getValue() >= VersionAdoption.HANDFUL)
                .map(Map.Entry::getKey)
                .max(Version.BY_RELEASE);
    }

    private static int sum(List<Move> moves) {
        return moves.stream().mapToInt(Move::instances).sum();
    }

    private static int sum(List<Move> moves, UpgradeOutcome outcome) {
        return sum(moves.stream().filter(move -> move.outcome() == outcome).toList());
    }
}
