package rollcall.analysis.events;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.FunnelWalk;
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
     * How many of some instances reach each step on the days on which these were seen, see {@link FunnelWalk}. Events have no time of day.
     *
     * @return one for each step, in order
     * @param steps {@value #FEWEST_STEPS} to {@value #MOST_STEPS} event names in order; a name may be there several times
     * @throws IllegalArgumentException if there are fewer or more
     */
    public List<Step> answer(Senders senders, List<String> steps) {
        if (steps.size() < FEWEST_STEPS || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a funnel has 2 to 8 steps");
        }
        List<Integer> reached =
                FunnelWalk.reached(events, senders.product().id(), steps, senders.from(), senders.to(), senders.among())
                        .stream()
                        .map(RoaringBitmap::getCardinality)
                        .toList();
        List<Step> answer = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int here = reached.get(i);
            answer.add(new Step(
                    steps.get(i), here, part(here, reached.get(0)), part(here, reached.get(Math.max(0, i - 1)))));
        }
        return answer;
    }

    private static double part(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
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
