package rollcall.analysis.plugins;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.statistics.Lift;

/**
 * A plugin that some instances have more often than all others.
 *
 * @param name of the plugin
 * @param lift of its share among them against its share among the others
 */
public record Together(String name, Lift lift) {
    /** The most of a table. */
    public static final int MOST = 20;

    /** The surest first: those that no other has, then by the lower end of the interval. */
    private static final Comparator<Together> SUREST = Comparator.comparingDouble((Together each) -> -surest(each.lift))
            .thenComparing(each -> -each.lift.with())
            .thenComparing(Together::name);

    /**
     * The names that some instances have more often, as far as can be told.
     *
     * @param some of {@code all}
     * @param have the instances of a name, of {@code all}
     */
    static List<Together> of(
            RoaringBitmap some, RoaringBitmap all, Collection<String> names, Function<String, RoaringBitmap> have) {
        return names.stream()
                .map(name -> new Together(name, PluginSets.lift(some, all, have.apply(name))))
                .filter(each -> tells(each.lift))
                .sorted(SUREST)
                .limit(MOST)
                .toList();
    }

    /** Whether it is more often among them: enough have it, there are enough others, and the interval lies above 1. */
    static boolean tells(Lift lift) {
        return lift.with() >= Lift.ENOUGH && lift.otherOf() >= Lift.ENOUGH && surest(lift) > 1;
    }

    /** The lower end of the interval; without end if no other has it, for which there is no interval. */
    static double surest(Lift lift) {
        return lift.otherWith() == 0 ? Double.POSITIVE_INFINITY : lift.low();
    }
}
