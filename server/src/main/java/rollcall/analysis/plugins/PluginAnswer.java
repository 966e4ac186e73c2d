package rollcall.analysis.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;

/**
 * One plugin on two days.
 *
 * @param active the instances that are active on the later day
 * @param reported those of them that report their plugins
 * @param followed those that reported their plugins on the earlier day too
 * @param versions each version of the product on the later day, newest first
 * @param enabledWith what the instances that have it enabled have more often than the others
 * @param takenUpWith what the instances that took it up took up more often than the others
 * @param givenUpWith what the instances that gave it up gave up more often than the others
 */
public record PluginAnswer(
        PluginUse use,
        int active,
        int reported,
        int followed,
        List<OnVersion> versions,
        List<Together> enabledWith,
        List<Together> takenUpWith,
        List<Together> givenUpWith) {
    private static final int BYTES_OF_A_ROW = 120;

    /**
     * A plugin on the instances of one version.
     *
     * @param instances those that report their plugins
     * @param enabled those of them that have it enabled
     */
    public record OnVersion(String version, int instances, int enabled) {}

    private record Question(Dimension list, Dimension version, String name, TwoDays days) {}

    /**
     * @param list the field that lists the plugins of an instance
     * @param version the field that names an instance's version
     */
    public static PluginAnswer of(Population population, Dimension list, Dimension version, String name, TwoDays days) {
        return population.answerOfPast(
                new Question(list, version, name, days),
                answer -> (long) BYTES_OF_A_ROW * (answer.versions.size() + Together.MOST),
                () -> count(PluginSets.of(population, list, days), version, name));
    }

    private static PluginAnswer count(PluginSets sets, Dimension version, String name) {
        Set<String> others = new TreeSet<>(sets.names().keySet());
        others.remove(name);
        return new PluginAnswer(
                sets.use(name),
                sets.active(),
                sets.reported().getCardinality(),
                sets.followed().getCardinality(),
                versions(sets, version, sets.enabled(name)),
                Together.of(sets.enabled(name), sets.reported(), others, sets::enabled),
                Together.of(sets.takenUp(name), sets.followed(), others, sets::takenUp),
                Together.of(sets.givenUp(name), sets.followed(), others, sets::givenUp));
    }

    private static List<OnVersion> versions(PluginSets sets, Dimension version, RoaringBitmap enabled) {
        List<OnVersion> versions = new ArrayList<>();
        sets.later().of(version.name(), version.kind()).forEach((each, who) -> {
            int instances = RoaringBitmap.andCardinality(who, sets.reported());
            if (instances > 0) {
                versions.add(new OnVersion(each, instances, RoaringBitmap.andCardinality(who, enabled)));
            }
        });
        versions.sort((a, b) -> new Version(b.version()).compareTo(new Version(a.version())));
        return List.copyOf(versions);
    }
}
