package rollcall.store.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptEvent;
import rollcall.report.Product;
import rollcall.store.instances.InstanceKey;

/** A batch of events on its way into the database. It can be made of nothing but what the gate kept. */
public final class ArrivingBatch {
    private final Product product;
    private final KeptBatch kept;

    private ArrivingBatch(Product product, KeptBatch kept) {
        this.product = product;
        this.kept = kept;
    }

    /** What the gate kept of a product's batch. */
    public static ArrivingBatch of(Product product, KeptBatch kept) {
        return new ArrivingBatch(product, kept);
    }

    /** Whose it is. */
    public InstanceKey key() {
        return new InstanceKey(product.id(), kept.instanceId());
    }

    int productId() {
        return product.id();
    }

    /** Whose it is. */
    public UUID instanceId() {
        return kept.instanceId();
    }

    /** The product's version; null if it reported none. */
    @Nullable
    String version() {
        return kept.version();
    }

    /** The sender's own identifier of the batch; null if it has none. */
    @Nullable
    UUID senderBatchId() {
        return kept.batchId();
    }

    List<KeptEvent> events() {
        return kept.events();
    }
}
