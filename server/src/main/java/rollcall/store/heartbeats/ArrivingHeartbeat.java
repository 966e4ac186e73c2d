package rollcall.store.heartbeats;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptHeartbeat;
import rollcall.report.Product;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.KeptJson;

/** A judged heartbeat on its way into the database; it can be made of nothing but what the gate kept. */
public final class ArrivingHeartbeat {
    private final Product product;
    private final KeptHeartbeat keptHeartbeat;
    private final Duration window;
    private final String json;

    private ArrivingHeartbeat(Product product, KeptHeartbeat keptHeartbeat, Duration window) {
        this.product = product;
        this.window = window;
        this.keptHeartbeat = keptHeartbeat;
        this.json = KeptJson.of(keptHeartbeat);
    }

    /**
     * The JSON is written here, in the thread of the request, because the writer of groups is one alone.
     *
     * @param window how long after an accepted heartbeat the same instance is refused
     */
    public static ArrivingHeartbeat of(Product product, KeptHeartbeat keptHeartbeat, Duration window) {
        return new ArrivingHeartbeat(product, keptHeartbeat, window);
    }

    /** Whose it is. */
    public InstanceKey key() {
        return new InstanceKey(product.id(), keptHeartbeat.instanceId());
    }

    int productId() {
        return product.id();
    }

    /** How long after an accepted heartbeat the same instance is refused. */
    Duration window() {
        return window;
    }

    UUID instanceId() {
        return keptHeartbeat.instanceId();
    }

    /** The product's version; null if it reported none. */
    @Nullable
    String version() {
        return keptHeartbeat.version();
    }

    /** The kept values. */
    String json() {
        return json;
    }
}
