package rollcall.analysis.upgrades;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.report.Version;

/**
 * Instances that were at one place on the earlier day and at another one, or the same, on the later one.
 *
 * @param from a version or none
 */
public record Move(MoveEnd from, MoveEnd to, int instances) {
    /** Most instances first, then the newest versions. */
    static final Comparator<Move> MOST = Comparator.comparingInt((Move move) -> -move.instances())
            .thenComparing(Move::to, MoveEnd.NEWEST_FIRST)
            .thenComparing(Move::from, MoveEnd.NEWEST_FIRST);

    private record Ends(MoveEnd from, MoveEnd to) {}

    /** What it is for each of them, if its places are no groups. */
    public UpgradeOutcome outcome() {
        if (to.kind() == MoveEnd.Kind.SILENT) {
            return UpgradeOutcome.SILENT;
        }
        if (!from.isVersion() || !to.isVersion()) {
            return UpgradeOutcome.UNKNOWN;
        }
        int order = Version.BY_RELEASE.compare(new Version(to.version()), new Version(from.version()));
        return order > 0 ? UpgradeOutcome.UPGRADED : order < 0 ? UpgradeOutcome.DOWNGRADED : UpgradeOutcome.STAYED;
    }

    /** The same instances between other places, each pair once, most instances first. */
    static List<Move> between(List<Move> moves, UnaryOperator<MoveEnd> from, UnaryOperator<MoveEnd> to) {
        Map<Ends, Integer> sums = moves.stream()
                .collect(Collectors.groupingBy(
                        move -> new Ends(from.apply(move.from), to.apply(move.to)),
                        Collectors.summingInt(Move::instances)));
        return sums.entrySet().stream()
                .map(each -> new Move(each.getKey().from, each.getKey().to, each.getValue()))
                .sorted(MOST)
                .toList();
    }
}
