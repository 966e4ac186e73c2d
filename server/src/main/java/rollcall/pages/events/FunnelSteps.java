package rollcall.pages.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rollcall.analysis.events.Funnels;
import rollcall.pages.text.Messages;

/**
 * The steps of the funnel that a URL asks for.
 *
 * @param names the names of the events, in order; at most {@link Funnels#MOST_STEPS}
 * @param problem what is wrong with the steps, for the reader of the page; null if nothing is wrong, or if no step was asked for
 */
record FunnelSteps(List<String> names, String problem) {
    private static final int FEWEST_INPUTS = 4;

    /**
     * A funnel that is part of the product's vocabulary.
     *
     * @param steps the names of the events, in order
     * @param current whether the page shows this funnel
     */
    public record Shipped(String title, List<String> steps, String href, boolean current) {}

    /** Reads the steps of the URL. Blank names are ignored: they are inputs that were left empty. */
    static FunnelSteps of(List<String> asked) {
        List<String> names = asked.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> first = names.subList(0, Math.min(names.size(), Funnels.MOST_STEPS));
        return new FunnelSteps(first, problem(names.size(), first));
    }

    private static String problem(int asked, List<String> first) {
        Optional<String> again = again(first);
        if (again.isPresent()) {
            return Messages.get("funnels.two-steps-in-a-row", again.get());
        }
        if (asked > Funnels.MOST_STEPS) {
            return Messages.get("funnels.the-first-8");
        }
        return asked == 1 ? Messages.get("funnels.choose-one-more") : null;
    }

    boolean complete() {
        return names.size() >= Funnels.FEWEST_STEPS && again(names).isEmpty();
    }

    /** The first event that two consecutive steps name; empty if there is none. */
    private static Optional<String> again(List<String> names) {
        return IntStream.range(1, names.size())
                .filter(i -> names.get(i).equals(names.get(i - 1)))
                .mapToObj(names::get)
                .findFirst();
    }

    /** The events that several steps name. One event counts for both steps if the step between them happened on the same day. */
    List<String> repeated() {
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .toList();
    }

    /** The values of the form's inputs: the steps and two empty ones, at least 4 and at most {@link Funnels#MOST_STEPS} inputs. */
    List<String> inputs() {
        List<String> inputs = new ArrayList<>(names);
        int count = Math.min(Funnels.MOST_STEPS, Math.max(FEWEST_INPUTS, names.size() + 2));
        while (inputs.size() < count) {
            inputs.add("");
        }
        return inputs;
    }

    /** The funnels of the vocabulary, over the range of the page. */
    static List<Shipped> shipped(EventLinks links, Map<String, List<String>> funnels, List<String> shown) {
        return funnels.entrySet().stream()
                .map(each -> new Shipped(
                        Messages.translated(each.getKey()),
                        each.getValue(),
                        links.funnel(each.getValue()),
                        each.getValue().equals(shown)))
                .toList();
    }
}
