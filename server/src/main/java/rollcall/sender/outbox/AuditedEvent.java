package rollcall.sender.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on this installation, with all its details.
 *
 * @param name the name of the event
 * @param type action, identify, trigger or command
 * @param source backend or frontend
 * @param at when the event happened; null for now
 * @param profile the user who caused it, as the program names users; null if no user did
 * @param properties the event's properties
 * @param context the circumstances of the event
 */
public record AuditedEvent(
        String name,
        String type,
        String source,
        @Nullable Instant at,
        @Nullable String profile,
        ObjectNode properties,
        ObjectNode context) {}
