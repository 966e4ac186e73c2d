package rollcall.gate;

import java.util.List;
import java.util.UUID;

/** What the gate lets through of one batch of events. Nothing else of it may be stored or sent on. */
public final class KeptBatch {
    private final UUID instanceId;
    private final String version;
    private final UUID batchId;
    private final List<KeptEvent> events;

    KeptBatch(UUID instanceId, String version, UUID batchId, List<KeptEvent> events) {
        this.instanceId = instanceId;
        this.version = version;
        this.batchId = batchId;
        this.events = List.copyOf(events);
    }

    public UUID instanceId() {
        return instanceId;
    }

    /** The product's version; null if the batch has none that may be kept. */
    public String version() {
        return version;
    }

    /** The sender's identifier of the batch; null if it has none. */
    public UUID batchId() {
        return batchId;
    }

    /** In the order of the request. */
    public List<KeptEvent> events() {
        return events;
    }
}
