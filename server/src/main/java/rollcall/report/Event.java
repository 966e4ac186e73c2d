package rollcall.report;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened on an instance.
 *
 * @param name what happened, as the sender calls it
 * @param type the sender's kind of event; null if it has none
 * @param source which part of the sender tells it; null if it does not say
 * @param at when, as exactly as the sender says it; null if it does not, or nothing of what it says can be read
 * @param profile the sender's own identifier of the user who did it; null if it was nobody in particular
 * @param properties what the event says, by property name
 * @param context the circumstances, by name
 * @param strangeTime whether the sender says a time that is none as a whole; then {@code at} is its day at most
 */
public record Event(
        String name,
        String type,
        String source,
        Instant at,
        String profile,
        Map<String, ReportedValue> properties,
        Map<String, ReportedValue> context,
        boolean strangeTime) {
    /** An event that says a time which can be read, or none. */
    public Event(
            String name,
            String type,
            String source,
            Instant at,
            String profile,
            Map<String, ReportedValue> properties,
            Map<String, ReportedValue> context) {
        this(name, type, source, at, profile, properties, context, false);
    }
}
