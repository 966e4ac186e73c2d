package rollcall.pages.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.pages.text.Numbers;

/**
 * A type and a source of an event as a row of the table; a dash stands for one that is missing.
 *
 * @param list the link to the instances that sent it with them; null if there is none
 * @param events null if they are not known of the instances that are counted
 */
public record KindRow(
        String type,
        String source,
        String instances,
        @Nullable String list,
        @Nullable String events) {
    private static final String MISSING = "–";

    /** The rows of all types and sources; empty if the events have neither a type nor a source. */
    static List<KindRow> all(EventQuestion question, EventAnswer eventAnswer) {
        String name = eventAnswer.totals().name();
        List<EventUse.Kind> kinds = eventAnswer.kinds();
        boolean told = kinds.stream()
                .anyMatch(kind -> !kind.type().isEmpty() || !kind.source().isEmpty());
        return !told
                ? List.of()
                : kinds.stream().map(kind -> of(question, name, kind)).toList();
    }

    private static KindRow of(EventQuestion question, String name, EventUse.Kind kind) {
        return new KindRow(
                kind.type().isEmpty() ? MISSING : kind.type(),
                kind.source().isEmpty() ? MISSING : kind.source(),
                Numbers.count(kind.instances()),
                question.lists().value(name, EventDetail.kind(kind.type(), kind.source())),
                kind.events() == null ? null : Numbers.count(kind.events()));
    }
}
