package rollcall.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Which plugins each instance has, about eight; the first is on six of ten instances, and the others are the rarer the later they come. */
final class EnabledPlugins {
    private static final double MOST_COMMON = 0.6;
    private static final double STEEPNESS = 0.8;

    /** A plugin changes once in so many days, on one of 16 instances. */
    private static final int TURN = 30;

    private static final int CHANGE = 4;

    private final Draw draw;
    private final List<RoaringBitmap> instances = new ArrayList<>();

    EnabledPlugins(Shape shape, Draw draw) {
        this.draw = draw;
        for (int plugin = 0; plugin < shape.plugins(); plugin++) {
            instances.add(draw.share(share(plugin)));
        }
    }

    static String name(int plugin) {
        return "plugin_" + plugin;
    }

    /** The instances of each plugin, the most common plugin first. */
    List<RoaringBitmap> instances() {
        return instances;
    }

    /** The instances that have any plugin. */
    RoaringBitmap any() {
        return FastAggregation.or(instances.iterator());
    }

    void move(int day) {
        for (int plugin = day % TURN; plugin < instances.size(); plugin += TURN) {
            RoaringBitmap changed = draw.halved(CHANGE);
            instances.get(plugin).andNot(changed);
            instances.get(plugin).or(RoaringBitmap.and(changed, draw.share(share(plugin))));
        }
    }

    private static double share(int plugin) {
        return MOST_COMMON / Math.pow(plugin + 1, STEEPNESS);
    }
}
