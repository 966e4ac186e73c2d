package rollcall.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in a report.
 *
 * @param name its name; a report without one has no event
 * @param time when it happened; null if the sender does not say
 * @param user who did it, as the sender numbers its users; null if the sender does not say
 * @param properties the object with its properties; null for none
 * @param heartbeats the names of the events that are heartbeats too; empty if every report is a heartbeat
 */
public record EventPlaces(
        Pointer name,
        @Nullable Pointer time,
        @Nullable Pointer user,
        @Nullable Pointer properties,
        List<String> heartbeats) {
    public EventPlaces {
        heartbeats = List.copyOf(heartbeats);
    }
}
