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
    private final List<RoaringBitmap> reached;
    private final Map<String, RoaringBitmap> today = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    private FunnelWalk(List<String> steps, List<RoaringBitmap> reached) {
        this.steps = steps;
        this.reached = reached;
    }

    private record ReachedOf(List<String> steps) {}

    /**
     * The instances that reach each step on some days, both included. Each instance walks by itself, so that how far all have come before the
     * last day is remembered, whoever is counted.
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
        List<RoaringBitmap> before = events.finished()
                .of(
                        productId,
                        from,
                        to,
                        new ReachedOf(steps),
                        FunnelWalk::bytes,
                        last -> walk(events, productId, steps, from, last, null));
        List<RoaringBitmap> all = walk(events, productId, steps, to, to, before);
        return among == null
                ? all
                : all.stream().map(each -> RoaringBitmap.and(each, among)).toList();
    }

    /** @param before how far the instances have come before; null if they have not begun */
    private static List<RoaringBitmap> walk(
            EventRollupReader events,
            int productId,
            List<String> steps,
            LocalDate from,
            LocalDate to,
            @Nullable List<RoaringBitmap> before) {
        List<RoaringBitmap> begin = before == null
                ? Stream.generate(RoaringBitmap::new).limit(steps.size()).toList()
                : before.stream().map(RoaringBitmap::clone).toList();
        FunnelWalk walk = new FunnelWalk(steps, begin);
        events.eachDay(productId, steps, from, to, walk::add);
        walk.endDay();
        return walk.reached;
    }

    private static long bytes(List<RoaringBitmap> reached) {
        return reached.stream().mapToLong(RoaringBitmap::getLongSizeInBytes).sum();
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
            reached.get(i).or(i == 0 ? sent : RoaringBitmap.and(sent, reached.get(i - 1)));
        }
        today.clear();
    }
}
