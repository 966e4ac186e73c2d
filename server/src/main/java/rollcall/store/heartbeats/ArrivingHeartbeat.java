package rollcall.store.heartbeats;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.report.Product;
import rollcall.store.compression.CurrentDictionaries;
import rollcall.store.compression.Dictionary;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.KeptJson;

/** A heartbeat on its way into the database. It can be made of nothing but what the gate kept. */
public class ArrivingHeartbeat {
    /** For so many nanoseconds a dictionary counts that was looked up. */
    private static final long COUNTS_FOR = TimeUnit.SECONDS.toNanos(10);

    private final Product product;
    private final KeptHeartbeat kept;
    private final Duration window;
    private final byte[] json;
    private volatile @Nullable Compressed compressed;

    /**
     * What goes into the database.
     *
     * @param at when the dictionary was looked up, by {@link System#nanoTime}
     */
    private record Compressed(Dictionary dictionary, byte[] bytes, long at) {}

    /**
     * The JSON is written here, in the thread of the request, because all groups have one writer.
     *
     * @param window how long after an accepted heartbeat the same instance is rejected
     */
    public ArrivingHeartbeat(Product product, KeptHeartbeat kept, Duration window) {
        this.product = product;
        this.kept = kept;
        this.window = window;
        this.json = KeptJson.of(kept).getBytes(StandardCharsets.UTF_8);
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

    /** How many bytes the kept values have as JSON in UTF-8. */
    final long bytes() {
        return json.length;
    }

    /** Compresses the kept values; does nothing if that was done in the last seconds. */
    final void compress(CurrentDictionaries dictionaries) {
        Compressed before = compressed;
        long now = System.nanoTime();
        if (before == null || now - before.at > COUNTS_FOR) {
            Dictionary dictionary = dictionaries.of(productId());
            compressed = new Compressed(dictionary, dictionary.compress(json), now);
        }
    }

    /** By which dictionary the kept values are compressed; only after {@link #compress}. */
    final int dictionaryId() {
        return Objects.requireNonNull(compressed).dictionary.id();
    }

    /** The kept values, compressed; only after {@link #compress}. */
    final byte[] compressed() {
        return Objects.requireNonNull(compressed).bytes;
    }
}
