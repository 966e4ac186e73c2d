package rollcall.analysis.upgrades;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Moves between few enough places to be drawn.
 *
 * @param from the versions that have a place of their own on the earlier day
 * @param to the same on the later day
 * @param moves each pair of places once
 */
public record Flows(Set<MoveEnd> from, Set<MoveEnd> to, List<Move> moves) {
    /** The versions with most instances on one of the days, newest first. */
    static Set<MoveEnd> largest(List<Move> moves, Function<Move, MoveEnd> end, int most) {
        Map<MoveEnd, Integer> sums = sums(moves, end);
        sums.keySet().removeIf(place -> !place.isVersion());
        Set<MoveEnd> largest = new TreeSet<>(MoveEnd.NEWEST_FIRST);
        sums.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<MoveEnd, Integer> each) -> -each.getValue()))
                .limit(sums.size() == most + 1 ? sums.size() : most)
                .forEach(each -> largest.add(each.getKey()));
        return largest;
    }

    /** The places of the earlier day, newest versions first, each with its instances. */
    public Map<MoveEnd, Integer> before() {
        return sums(moves, Move::from);
    }

    /** The same of the later day. */
    public Map<MoveEnd, Integer> after() {
        return sums(moves, Move::to);
    }

    private static Map<MoveEnd, Integer> sums(List<Move> moves, Function<Move, MoveEnd> end) {
        return moves.stream()
                .collect(Collectors.groupingBy(
                        end, () -> new TreeMap<>(MoveEnd.NEWEST_FIRST), Collectors.summingInt(Move::instances)));
    }
}
