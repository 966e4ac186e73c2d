package rollcall.analysis.upgrades;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Version;

/** Counts moves: one step for each instance, however many versions there are. */
final class Moves {
    private static final Comparator<Upgrades.Move> MOST = Comparator.comparingInt(Upgrades.Move::instances)
            .thenComparing(move -> new Version(move.to()))
            .thenComparing(move -> new Version(move.from()))
            .reversed();

    private Moves() {}

    /**
     * Each pair of versions that instances have, most instances first.
     *
     * @param earlier the instances of each version; no instance is in two
     * @param later the same on the later day
     */
    static List<Upgrades.Move> count(
            SortedMap<Version, RoaringBitmap> earlier, SortedMap<Version, RoaringBitmap> later) {
        List<Version> versions = List.copyOf(earlier.keySet());
        int[] placeOf = placeOf(earlier);
        List<Upgrades.Move> moves = new ArrayList<>();
        later.forEach((to, who) -> {
            int[] counts = new int[versions.size() + 1];
            who.forEach((int ordinal) -> counts[ordinal < placeOf.length ? placeOf[ordinal] : 0]++);
            for (int i = 1; i < counts.length; i++) {
                if (counts[i] > 0) {
                    moves.add(new Upgrades.Move(versions.get(i - 1).text(), to.text(), counts[i]));
                }
            }
        });
        moves.sort(MOST);
        return moves;
    }

    /** For each ordinal the place of its version, counted from 1; 0 for none. */
    private static int[] placeOf(Map<Version, RoaringBitmap> sets) {
        int highest = sets.values().stream()
                .filter(who -> !who.isEmpty())
                .mapToInt(RoaringBitmap::last)
                .max()
                .orElse(-1);
        int[] placeOf = new int[highest + 1];
        int place = 0;
        for (RoaringBitmap who : sets.values()) {
            int here = ++place;
            who.forEach((int ordinal) -> placeOf[ordinal] = here);
        }
        return placeOf;
    }
}
