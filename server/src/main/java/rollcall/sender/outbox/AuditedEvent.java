package rollcall.sender.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on this installation, with all that is known of it.
 *
 * @param type action, identify, trigger or command
 * @param source backend or frontend
 * @param at when; null for now
 * @param profile who did it, as the program names users; null for nobody
 */
public record AuditedEvent(
        String name,
        String type,
        String source,
        @Nullable Instant at,
        @Nullable String profile,
        ObjectNode properties,
        ObjectNode context) {}
