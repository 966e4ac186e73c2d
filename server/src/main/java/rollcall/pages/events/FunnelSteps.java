package rollcall.pages.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.Funnels;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.pages.text.Messages;

/**
 * The steps of the funnel that a URL asks for.
 *
 * @param names the names of the events, in order; at most {@link Funnels#MOST_STEPS}
 * @param problem what is wrong with the steps, for the reader of the page; null if nothing is wrong, or if no step was asked for
 */
record FunnelSteps(List<String> names, String problem) {
    /**
     * A funnel that is part of the product's vocabulary.
     *
     * @param steps the names of the events, in order
     * @param current whether the page shows this funnel
     */
    public record Shipped(String title, List<String> steps, String href, boolean current) {}

    /** Reads the steps of the URL. Blank names are ignored. */
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

    /**
     * A chosen step, and where the page without it leads.
     *
     * @param number from 1 on
     * @param earlier the page with the step one place earlier; null for the first one
     * @param later the page with the step one place later; null for the last one
     * @param off the page without the step
     */
    public record Chip(
            int number,
            String name,
            @Nullable String earlier,
            @Nullable String later,
            String off) {}

    /** The chosen steps, in order. */
    List<Chip> chips(EventLinks links) {
        List<Chip> chips = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            List<String> without = new ArrayList<>(names);
            without.remove(at);
            chips.add(new Chip(
                    at + 1,
                    names.get(at),
                    at == 0 ? null : links.funnel(swapped(at - 1)),
                    at == names.size() - 1 ? null : links.funnel(swapped(at)),
                    links.funnel(without)));
        }
        return chips;
    }

    /** The steps with one of them and the one after it in each other's place. */
    private List<String> swapped(int at) {
        List<String> swapped = new ArrayList<>(names);
        Collections.swap(swapped, at, at + 1);
        return swapped;
    }

    /** An event that can be the next step. */
    public record Next(String name, String href) {}

    /** Whether there is room for one more step. */
    boolean hasRoom() {
        return names.size() < Funnels.MOST_STEPS;
    }

    /** Those of some events that can be the next step, in the same order. */
    List<Next> next(EventLinks links, List<String> events) {
        return events.stream()
                .filter(event -> names.isEmpty() || !names.get(names.size() - 1).equals(event))
                .map(event -> new Next(event, links.funnel(with(event))))
                .toList();
    }

    private List<String> with(String event) {
        List<String> with = new ArrayList<>(names);
        with.add(event);
        return with;
    }

    /** The funnels of the vocabulary whose events are permitted, over the range of the page. */
    static List<Shipped> shipped(EventLinks links, EventVocabulary events, List<String> shown) {
        return events.funnels().entrySet().stream()
                .filter(each -> each.getValue().stream().allMatch(events::permits))
                .map(each -> new Shipped(
                        Messages.translated(each.getKey()),
                        each.getValue(),
                        links.funnel(each.getValue()),
                        each.getValue().equals(shown)))
                .toList();
    }
}
