package rollcall.store.heartbeats;

import java.time.Duration;
import java.util.UUID;
import rollcall.gate.Kept;
import rollcall.report.Product;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.KeptJson;

/** A judged heartbeat on its way into the database; it can be made of nothing but what the gate kept. */
public final class ArrivingHeartbeat {
    private final Product product;
    private final Kept kept;
    private final Duration window;
    private final String json;

    private ArrivingHeartbeat(Product product, Kept kept, Duration window) {
        this.product = product;
        this.window = window;
        this.kept = kept;
        this.json = KeptJson.of(kept);
    }

    /**
     * The JSON is written here, in the thread of the request, because the writer of groups is one alone.
     *
     * @param window how long after an accepted heartbeat the same instance is refused
     */
    public static ArrivingHeartbeat of(Product product, Kept kept, Duration window) {
        return new ArrivingHeartbeat(product, kept, window);
    }

    /** Whose it is. */
    public InstanceKey key() {
        return new InstanceKey(product.id(), kept.instanceId());
    }

    int productId() {
        return product.id();
    }

    /** How long after an accepted heartbeat the same instance is refused. */
    Duration window() {
        return window;
    }

    UUID instanceId() {
        return kept.instanceId();
    }

    /** The product's version; null if it reported none. */
    String version() {
        return kept.version();
    }

    /** The kept values. */
    String json() {
        return json;
    }
}
