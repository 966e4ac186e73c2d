package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Range;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;

/** How many instances reach each step of a sequence of events. */
public final class Funnels {
    /** The fewest and the most steps of a funnel. */
    public static final int FEWEST_STEPS = 2;

    public static final int MOST_STEPS = 8;

    private final EventRollupReader events;

    public Funnels(EventRollupReader events) {
        this.events = events;
    }

    /**
     * An instance reaches a step when it sends the step's event on the day on which it reached the step before, or on a later day. Events
     * have no time of day.
     *
     * @return one for each step, in order
     * @param steps {@value #FEWEST_STEPS} to {@value #MOST_STEPS} event names in order; a name may be there several times
     * @throws IllegalArgumentException if there are fewer or more
     */
    public List<Step> answer(Product product, List<String> steps, Range range) {
        if (steps.size() < FEWEST_STEPS || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a funnel has 2 to 8 steps");
        }
        Walk walk = new Walk(steps);
        events.eachDay(product.id(), steps, range.from(), range.to(), walk::add);
        walk.endDay();
        List<Step> answer = new ArrayList<>();
        int first = walk.reached(0);
        for (int i = 0; i < steps.size(); i++) {
            int reached = walk.reached(i);
            answer.add(new Step(
                    steps.get(i), reached, part(reached, first), part(reached, walk.reached(Math.max(0, i - 1)))));
        }
        return answer;
    }

    private static double part(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }

    /** The instances that have reached each step by the end of a day. One day is in memory at a time. */
    private static final class Walk {
        private final List<String> steps;
        private final List<RoaringBitmap> reached;
        private final Map<String, RoaringBitmap> today = new HashMap<>();
        private LocalDate day = LocalDate.MIN;

        Walk(List<String> steps) {
            this.steps = steps;
            this.reached =
                    Stream.generate(RoaringBitmap::new).limit(steps.size()).toList();
        }

        int reached(int step) {
            return reached.get(step).getCardinality();
        }

        void add(EventRollupReader.NameDay row) {
            if (!row.day().equals(day)) {
                endDay();
                day = row.day();
            }
            today.put(row.name(), row.instances());
        }

        void endDay() {
            for (int i = 0; i < steps.size(); i++) {
                RoaringBitmap sent = today.getOrDefault(steps.get(i), new RoaringBitmap());
                reached.get(i).or(i == 0 ? sent : RoaringBitmap.and(sent, reached.get(i - 1)));
            }
            today.clear();
        }
    }

    /**
     * One step of a funnel.
     *
     * @param event the event's name
     * @param instances how many reached it
     * @param ofFirst the share of the instances that reached the first step, 0 to 1; 0 if none did
     * @param ofPrevious the share of the instances that reached the step before, 0 to 1; 1 for the first step if any instance reached it
     */
    public record Step(String event, int instances, double ofFirst, double ofPrevious) {}
}
