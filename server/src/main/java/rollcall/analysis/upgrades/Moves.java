package rollcall.analysis.upgrades;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Places;

/** Counts moves: one step for each instance, however many versions there are. */
final class Moves {
    private Moves() {}

    /**
     * Each pair of places that instances have, most instances first.
     *
     * @param earlier the instances of each place; no instance is in two
     * @param later the same on the later day
     */
    static List<Move> count(Map<MoveEnd, RoaringBitmap> earlier, Map<MoveEnd, RoaringBitmap> later) {
        List<MoveEnd> places = List.copyOf(earlier.keySet());
        Places before = new Places(earlier.values());
        List<Move> moves = new ArrayList<>();
        later.forEach((to, who) -> {
            int[] counts = new int[places.size() + 1];
            who.forEach((int ordinal) -> counts[before.of(ordinal)]++);
            for (int i = 1; i < counts.length; i++) {
                if (counts[i] > 0) {
                    moves.add(new Move(places.get(i - 1), to, counts[i]));
                }
            }
        });
        moves.sort(Move.MOST);
        return List.copyOf(moves);
    }
}
