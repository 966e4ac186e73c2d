package rollcall.gate;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gate lets through of one batch of events, and the names of what it ignored. Nothing else of a batch may be stored or sent on.
 */
public final class KeptBatch {
    private final UUID instanceId;
    private final @Nullable String version;
    private final @Nullable UUID batchId;
    private final List<KeptEvent> events;
    private final Map<IgnoredField, Long> ignored;

    KeptBatch(
            UUID instanceId,
            @Nullable String version,
            @Nullable UUID batchId,
            List<KeptEvent> events,
            Map<IgnoredField, Long> ignored) {
        this.instanceId = instanceId;
        this.version = version;
        this.batchId = batchId;
        this.events = List.copyOf(events);
        this.ignored = Map.copyOf(ignored);
    }

    public UUID instanceId() {
        return instanceId;
    }

    /** The product's version; null if the batch has none that may be kept. */
    public @Nullable String version() {
        return version;
    }

    /** The sender's identifier of the batch; null if it has none. */
    public @Nullable UUID batchId() {
        return batchId;
    }

    /** In the order of the request. */
    public List<KeptEvent> events() {
        return events;
    }

    /** What the vocabulary does not permit, by name and kind, and how often. It is counted, never stored with the batch. */
    public Map<IgnoredField, Long> ignored() {
        return ignored;
    }
}
