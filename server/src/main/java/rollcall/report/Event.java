package rollcall.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on an instance.
 *
 * @param name the sender's name for it
 * @param type the sender's kind of event; null if it has none
 * @param source the part of the program that reports it; null if the sender does not name one
 * @param at the time as exactly as the sender reports it; null if it reports none, or if nothing of it can be read
 * @param profile the sender's identifier of the user who did it; null if the event belongs to no user
 * @param properties by name
 * @param context the circumstances, by name
 * @param strangeTime true if the reported time is not a time as a whole; then {@code at} is its day at most
 */
public record Event(
        String name,
        @Nullable String type,
        @Nullable String source,
        @Nullable Instant at,
        @Nullable String profile,
        Map<String, ReportedValue> properties,
        Map<String, ReportedValue> context,
        boolean strangeTime) {
    /** An event without a time, or with a readable one. */
    public Event(
            String name,
            @Nullable String type,
            @Nullable String source,
            @Nullable Instant at,
            @Nullable String profile,
            Map<String, ReportedValue> properties,
            Map<String, ReportedValue> context) {
        this(name, type, source, at, profile, properties, context, false);
    }
}
