package rollcall.analysis.plugins;

import java.util.List;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;

/**
 * All plugins on two days.
 *
 * @param active the instances that are active on the later day
 * @param reported those of them that report their plugins
 * @param without those of them that report that they have none
 * @param followed those that reported their plugins on the earlier day too
 * @param uses most instances first; also the plugins that nobody has any more
 * @param pairs of those that most instances have, the surest first
 */
public record PluginList(int active, int reported, int without, int followed, List<PluginUse> uses, List<Pair> pairs) {
    private static final int BYTES_OF_A_ROW = 200;

    private record Question(Dimension list, TwoDays days) {}

    /** @param list the field that lists the plugins of an instance */
    public static PluginList of(Population population, Dimension list, TwoDays days) {
        return population.answerOfPast(
                new Question(list, days),
                answer -> (long) BYTES_OF_A_ROW * (answer.uses.size() + answer.pairs.size()),
                () -> count(PluginSets.of(population, list, days)));
    }

    private static PluginList count(PluginSets sets) {
        List<PluginUse> uses = sets.names().keySet().stream()
                .map(sets::use)
                .sorted(PluginUse.MOST)
                .toList();
        List<String> names = uses.stream()
                .filter(use -> use.instances() > 0)
                .map(PluginUse::name)
                .toList();
        return new PluginList(
                sets.active(),
                sets.reported().getCardinality(),
                sets.without().getCardinality(),
                sets.followed().getCardinality(),
                uses,
                Pair.of(sets, names));
    }
}
