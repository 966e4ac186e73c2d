package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import rollcall.analysis.events.Funnels;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.time.Window;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;

/** What a URL asks about events: {@code event=NAME}, {@code event=!NAME}, {@code with=FIELD:VALUE}, {@code funnel=A&funnel=B&funnel=!C}. */
final class EventFilter {
    /** What a parameter {@code with} may be, in words. */
    static final String VALUES =
            "version:1.0, property.NAME:VALUE, context.NAME:VALUE, or kind:TYPE, a tab and the source";

    private static final String KIND = "kind";
    private static final int LONGEST = 300;
    private static final Pattern VALUE =
            Pattern.compile("(?:version|" + KIND + "|(?:property|context)\\.[^:]{1,100}):\\V{1," + LONGEST + "}");

    private EventFilter() {}

    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    /** The text in URLs; it is none if {@link #isValue} says so, or if another value has the same. */
    static String text(EventDetail value) {
        return (value.field().equals(EventDetail.KIND) ? KIND : value.field()) + ":" + value.value();
    }

    /** What such a text asks for. */
    static EventDetail value(String text) {
        int end = text.indexOf(':');
        String field = text.substring(0, end);
        return new EventDetail(field.equals(KIND) ? EventDetail.KIND : field, text.substring(end + 1));
    }

    /** The steps of a funnel, in order, the last one perhaps with "!". One may be there several times. */
    static List<String> steps(PageRequest pageRequest) {
        String given = pageRequest.query().get(FilterParameters.FUNNEL);
        return given == null ? List.of() : Arrays.asList(given.split("\n"));
    }

    /** Whether an event that was used is asked for. */
    static boolean hasUsed(List<String> events) {
        return events.stream().anyMatch(event -> !event.startsWith("!"));
    }

    /**
     * The conditions, about the days of {@link SeenDays#sent}.
     *
     * @throws InvalidParameter if {@code with} stands without an event, or if there is no such funnel
     */
    static List<Condition> conditions(PageRequest pageRequest) {
        List<Condition> conditions = new ArrayList<>();
        Window days = SeenDays.of(pageRequest).sent();
        List<String> events = Questions.values(pageRequest, FilterParameters.EVENT);
        String with = pageRequest.query().get(FilterParameters.WITH);
        if (with != null && !hasUsed(events)) {
            throw new InvalidParameter(FilterParameters.WITH, "It says nothing without an event.", "beside event=NAME");
        }
        for (String event : events) {
            boolean sent = !event.startsWith("!");
            conditions.add(new Condition.SentEvent(
                    sent ? event : event.substring(1),
                    sent,
                    with == null || !sent ? null : value(with),
                    days.from(),
                    days.to()));
        }
        if (!steps(pageRequest).isEmpty()) {
            conditions.add(funnel(steps(pageRequest), days));
        }
        return conditions;
    }

    private static Condition funnel(List<String> given, Window days) {
        int last = given.size() - 1;
        boolean ends = given.get(last).startsWith("!");
        List<String> steps = ends ? given.subList(0, last) : given;
        if (steps.isEmpty()
                || given.size() > Funnels.MOST_STEPS
                || steps.stream().anyMatch(step -> step.startsWith("!"))) {
            throw new InvalidParameter(
                    FilterParameters.FUNNEL,
                    "There is no such funnel.",
                    Funnels.MOST_STEPS
                            + " events at most, in order; the last one may be !NAME if one stands before it");
        }
        return new Condition.CameThrough(
                List.copyOf(steps), ends ? given.get(last).substring(1) : null, days.from(), days.to());
    }
}
