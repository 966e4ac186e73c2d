package rollcall.analysis.plugins;

import java.util.Comparator;

/**
 * A plugin on two days.
 *
 * @param instances that have it enabled on the later day
 * @param before those that had it on the earlier day, of the instances that report their plugins on both
 * @param takenUp those of them that have it on the later day alone
 * @param givenUp those of them that had it on the earlier day alone
 */
public record PluginUse(String name, int instances, int before, int takenUp, int givenUp) {
    static final Comparator<PluginUse> MOST =
            Comparator.comparingInt((PluginUse use) -> -use.instances).thenComparing(PluginUse::name);
}
