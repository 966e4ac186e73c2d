package rollcall.report;

import java.util.List;
import java.util.UUID;

/**
 * Events that one instance sends together; nothing of them may be stored before the gate has seen them.
 *
 * @param origin who reports
 * @param version the product's version as the sender says it; null if it does not
 * @param batchId the sender's own identifier of this batch, by which a resend is known; null for senders that have none
 * @param events in the order in which they came
 */
public record EventBatch(Reporter origin, String version, UUID batchId, List<Event> events) implements Report {
    /** The same with that identifier, unless it has one. */
    public EventBatch identified(UUID otherwise) {
        return batchId == null ? new EventBatch(origin, version, otherwise, events) : this;
    }
}
