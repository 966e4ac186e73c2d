package rollcall.pages.filter;

import java.util.List;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ValueNames;

/** Conditions about events as people read them. */
final class EventWords {
    private EventWords() {}

    /** What an event was sent with. */
    static String with(EventDetail detail) {
        if (detail.field().equals(EventDetail.KIND)) {
            String type = detail.typeAndSource().get(0);
            String source = detail.typeAndSource().get(1);
            return Messages.get(
                    "filter.sent-as",
                    type.isEmpty() ? Messages.get("filter.sent-no-type") : Messages.get("filter.sent-type", type),
                    source.isEmpty()
                            ? Messages.get("filter.sent-no-source")
                            : Messages.get("filter.sent-source", source));
        }
        return Messages.get("filter.sent-with", detail.field().replace('.', ' '), ValueNames.ofAnyKind(detail.value()));
    }

    /** The steps of a funnel, the last of which may not be reached. */
    static String funnel(List<String> given) {
        int last = given.size() - 1;
        boolean ends = given.get(last).startsWith("!");
        String steps = String.join(" → ", ends ? given.subList(0, last) : given);
        return ends
                ? Messages.get("filter.funnel-not-then", steps, given.get(last).substring(1))
                : Messages.get("filter.funnel", steps);
    }
}
