package rollcall.analysis.plugins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.statistics.Lift;

/**
 * Two plugins that are enabled together more often than apart.
 *
 * @param name the rarer one
 * @param with the more common one
 * @param lift of the share of {@code with} among the instances that have {@code name}, against its share among the others
 */
public record Pair(String name, String with, Lift lift) {
    /** The plugins that are paired, those of most instances. */
    public static final int MOST_NAMES = 40;

    private static final Comparator<Pair> SUREST = Comparator.comparingDouble(
                    (Pair pair) -> -Together.surest(pair.lift))
            .thenComparing(pair -> -pair.lift.with())
            .thenComparing(Pair::name)
            .thenComparing(Pair::with);

    /**
     * The surest pairs.
     *
     * @param names those of most instances first
     */
    static List<Pair> of(PluginSets sets, List<String> names) {
        List<Pair> pairs = new ArrayList<>();
        for (int rarer = 1; rarer < Math.min(names.size(), MOST_NAMES); rarer++) {
            RoaringBitmap some = sets.enabled(names.get(rarer));
            for (String other : names.subList(0, rarer)) {
                Lift lift = PluginSets.lift(some, sets.reported(), sets.enabled(other));
                if (Together.tells(lift)) {
                    pairs.add(new Pair(names.get(rarer), other, lift));
                }
            }
        }
        pairs.sort(SUREST);
        return List.copyOf(pairs.subList(0, Math.min(Together.MOST, pairs.size())));
    }
}
