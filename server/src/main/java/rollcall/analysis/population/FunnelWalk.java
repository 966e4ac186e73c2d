package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.read.EventRollupReader;

/**
 * The instances that have reached each step of a funnel by the end of a day. An instance reaches a step when it sends the step's event on the
 * day on which it reached the step before, or on a later day. One day is in memory at a time.
 */
public final class FunnelWalk {
    private final List<String> steps;
    private final @Nullable RoaringBitmap among;
    private final List<RoaringBitmap> reached;
    private final Map<String, RoaringBitmap> today = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    private FunnelWalk(List<String> steps, @Nullable RoaringBitmap among) {
        this.steps = steps;
        this.among = among;
        this.reached = Stream.generate(RoaringBitmap::new).limit(steps.size()).toList();
    }

    /**
     * The instances that reach each step on some days, both included.
     *
     * @param steps the names of events in order; a name may be there several times
     * @param among the instances that are counted; null for all
     */
    public static List<RoaringBitmap> reached(
            EventRollupReader events,
            int productId,
            List<String> steps,
            LocalDate from,
            LocalDate to,
            @Nullable RoaringBitmap among) {
        FunnelWalk walk = new FunnelWalk(steps, among);
        events.eachDay(productId, steps, from, to, walk::add);
        walk.endDay();
        return walk.reached;
    }

    private void add(EventRollupReader.NameDay row) {
        if (!row.day().equals(day)) {
            endDay();
            day = row.day();
        }
        today.put(row.name(), row.instances());
    }

    private void endDay() {
        for (int i = 0; i < steps.size(); i++) {
            RoaringBitmap sent = today.getOrDefault(steps.get(i), new RoaringBitmap());
            RoaringBitmap before = i == 0 ? among : reached.get(i - 1);
            reached.get(i).or(before == null ? sent : RoaringBitmap.and(sent, before));
        }
        today.clear();
    }
}
