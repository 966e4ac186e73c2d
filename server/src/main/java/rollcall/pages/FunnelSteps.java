package rollcall.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rollcall.analysis.Funnels;
import rollcall.analysis.Range;

/**
 * The steps that an address asks for.
 *
 * @param names of events, in order
 * @param problem why they are no funnel, for the visitor; null if they are, or if none were asked for
 */
record FunnelSteps(List<String> names, String problem) {
    private static final int FEWEST_INPUTS = 4;

    /**
     * A funnel that ships with the product's vocabulary.
     *
     * @param steps written out
     * @param current whether it is the one that is shown
     */
    public record Shipped(String title, List<String> steps, String href, boolean current) {}

    /** Blank ones do not count: they are inputs that were left empty. */
    static FunnelSteps of(List<String> asked) {
        List<String> names = asked.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.size() > Funnels.MOST_STEPS) {
            return new FunnelSteps(
                    names.subList(0, Funnels.MOST_STEPS), "A funnel has 2 to 8 steps: these are the first 8.");
        }
        return new FunnelSteps(names, names.size() == 1 ? "A funnel has 2 to 8 steps: choose one more." : null);
    }

    boolean complete() {
        return names.size() >= Funnels.FEWEST_STEPS;
    }

    /** The form's inputs: two more than there are steps, as far as there may be. */
    List<String> inputs() {
        List<String> inputs = new ArrayList<>(names);
        int count = Math.min(Funnels.MOST_STEPS, Math.max(FEWEST_INPUTS, names.size() + 2));
        while (inputs.size() < count) {
            inputs.add("");
        }
        return inputs;
    }

    /** The same steps over each time range. */
    static Ranges ranges(Visit visit, List<String> steps, Range range, LocalDate firstDay) {
        Ranges ranges = Ranges.of(visit, range, firstDay);
        return new Ranges(
                ranges.choices().stream()
                        .map(each -> new Links.Choice(
                                each.name(),
                                each.title(),
                                EventLinks.funnel(visit, steps, each.name()),
                                each.current()))
                        .toList(),
                ranges.notes());
    }

    /** Each shipped funnel, over the range of the page. */
    static List<Shipped> shipped(Visit visit, Map<String, List<String>> funnels, List<String> shown, Range range) {
        return funnels.entrySet().stream()
                .map(each -> new Shipped(
                        each.getKey(),
                        each.getValue(),
                        EventLinks.funnel(visit, each.getValue(), range.name()),
                        each.getValue().equals(shown)))
                .toList();
    }
}
