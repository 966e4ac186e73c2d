package rollcall.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that one instance sends together. Nothing of them may be stored before the gate has seen them.
 *
 * @param reporter the reporting instance
 * @param version the product's version as sent; null if it was not sent
 * @param batchId the sender's identifier of this batch, which reveals a resend; null if the sender has none
 * @param events in the order of the request
 */
public record EventBatch(
        Reporter reporter,
        @Nullable String version,
        @Nullable UUID batchId,
        List<Event> events) implements Report {
    /** This batch with another identifier, unless it has one already. */
    public EventBatch identified(UUID otherwise) {
        return batchId == null ? new EventBatch(reporter, version, otherwise, events) : this;
    }
}
