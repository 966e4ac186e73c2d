package rollcall.analysis.plugins;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.statistics.Lift;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/**
 * The instances that have each plugin enabled on two days, by each one's latest report in the {@link Condition#DAYS} days that end on the day.
 * Everyone is of those that the question is about on the later day.
 */
final class PluginSets {
    private final LatestState later;
    private final RoaringBitmap members;
    private final RoaringBitmap reported;
    private final RoaringBitmap followed;
    private final Map<String, RoaringBitmap> enabled;
    private final Map<String, RoaringBitmap> before;

    private PluginSets(
            LatestState later,
            RoaringBitmap members,
            RoaringBitmap reported,
            RoaringBitmap followed,
            Map<String, RoaringBitmap> enabled,
            Map<String, RoaringBitmap> before) {
        this.later = later;
        this.members = members;
        this.reported = reported;
        this.followed = followed;
        this.enabled = enabled;
        this.before = before;
    }

    static PluginSets of(Population population, Dimension list, TwoDays days) {
        LatestState later = population.at(days.to(), Condition.DAYS);
        LatestState earlier = population.at(days.from(), Condition.DAYS);
        RoaringBitmap members = population.members(later);
        RoaringBitmap reported = RoaringBitmap.and(members, later.reported(list.name()));
        RoaringBitmap followed = RoaringBitmap.and(reported, earlier.reported(list.name()));
        return new PluginSets(
                later,
                members,
                reported,
                followed,
                among(later, list, reported),
                days.areTwo() ? among(earlier, list, followed) : Map.of());
    }

    private static Map<String, RoaringBitmap> among(LatestState state, Dimension list, RoaringBitmap members) {
        Map<String, RoaringBitmap> sets = new HashMap<>();
        state.of(list.name(), list.kind()).forEach((name, who) -> {
            RoaringBitmap here = RoaringBitmap.and(who, members);
            if (!here.isEmpty()) {
                sets.put(name, here);
            }
        });
        return sets;
    }

    /** The latest reports up to the later day. */
    LatestState later() {
        return later;
    }

    /** How many were active. */
    int active() {
        return members.getCardinality();
    }

    /** Those that report the list on the later day, perhaps an empty one. */
    RoaringBitmap reported() {
        return reported;
    }

    /** Those of them that report it on the earlier day too. */
    RoaringBitmap followed() {
        return followed;
    }

    /** Those that report a list without any name. */
    RoaringBitmap without() {
        return enabled.getOrDefault(SeriesKey.NONE, new RoaringBitmap());
    }

    /** Every plugin that is enabled anywhere on one of the days. */
    Map<String, RoaringBitmap> names() {
        Map<String, RoaringBitmap> names = new HashMap<>(before);
        names.putAll(enabled);
        names.remove(SeriesKey.NONE);
        return names;
    }

    /** Those that have it enabled on the later day. */
    RoaringBitmap enabled(String name) {
        return enabled.getOrDefault(name, new RoaringBitmap());
    }

    /** Those of the followed that had it enabled on the earlier day. */
    RoaringBitmap before(String name) {
        return before.getOrDefault(name, new RoaringBitmap());
    }

    /** Those of the followed that have it enabled on the later day alone. */
    RoaringBitmap takenUp(String name) {
        return before.isEmpty()
                ? new RoaringBitmap()
                : RoaringBitmap.andNot(RoaringBitmap.and(enabled(name), followed), before(name));
    }

    /** Those of the followed that had it enabled on the earlier day alone. */
    RoaringBitmap givenUp(String name) {
        return RoaringBitmap.andNot(before(name), enabled(name));
    }

    PluginUse use(String name) {
        RoaringBitmap enabled = enabled(name);
        RoaringBitmap before = before(name);
        int had = before.getCardinality();
        int kept = RoaringBitmap.andCardinality(enabled, before);
        int couldTakeUp = this.before.isEmpty() ? kept : RoaringBitmap.andCardinality(enabled, followed);
        return new PluginUse(name, enabled.getCardinality(), had, couldTakeUp - kept, had - kept);
    }

    /** How often the members of one set are of another one, beside all others. */
    static Lift lift(RoaringBitmap some, RoaringBitmap all, RoaringBitmap have) {
        int with = RoaringBitmap.andCardinality(some, have);
        int of = some.getCardinality();
        return new Lift(with, of, have.getCardinality() - with, all.getCardinality() - of);
    }
}
