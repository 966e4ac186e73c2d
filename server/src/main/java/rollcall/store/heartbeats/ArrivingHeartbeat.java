package rollcall.store.heartbeats;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.report.Product;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.KeptJson;

/** A heartbeat on its way into the database. It can be made of nothing but what the gate kept. */
public class ArrivingHeartbeat {
    private final Product product;
    private final KeptHeartbeat kept;
    private final Duration window;
    private final String json;
    private final long bytes;

    /**
     * The JSON is written here, in the thread of the request, because all groups have one writer.
     *
     * @param window how long after an accepted heartbeat the same instance is rejected
     */
    public ArrivingHeartbeat(Product product, KeptHeartbeat kept, Duration window) {
        this.product = product;
        this.kept = kept;
        this.window = window;
        this.json = KeptJson.of(kept);
        this.bytes = json.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whose it is. */
    public final InstanceKey key() {
        return new InstanceKey(product.id(), kept.instanceId());
    }

    public final Product product() {
        return product;
    }

    /** What the vocabulary does not permit of it. */
    public final List<IgnoredField> ignored() {
        return kept.ignored();
    }

    final int productId() {
        return product.id();
    }

    /** How long after an accepted heartbeat the same instance is rejected. */
    final Duration window() {
        return window;
    }

    final UUID instanceId() {
        return kept.instanceId();
    }

    /** The product's version; null if it reported none. */
    @Nullable
    final String version() {
        return kept.version();
    }

    /** The kept values. */
    final String json() {
        return json;
    }

    /** How many bytes the kept values have in UTF-8. */
    final long bytes() {
        return bytes;
    }
}
