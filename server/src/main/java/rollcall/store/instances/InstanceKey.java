package rollcall.store.instances;

import java.util.Comparator;
import java.util.UUID;

/**
 * One instance of one product. Ordered, so that every server locks rows in the same order.
 *
 * @param productId the product's number
 * @param instanceId the installation's identifier
 */
public record InstanceKey(int productId, UUID instanceId) implements Comparable<InstanceKey> {
    private static final Comparator<InstanceKey> ORDER =
            Comparator.comparingInt(InstanceKey::productId).thenComparing(InstanceKey::instanceId);

    /**
     * The second half of this instance's advisory lock. Servers of different releases run on one database, so this number must never change. It is
     * spelled out because neither a record's nor a UUID's hash code is specified.
     */
    public int lock() {
        long halves = instanceId.getMostSignificantBits() ^ instanceId.getLeastSignificantBits();
        return 31 * productId + (int) (halves >>> 32 ^ halves);
    }

    @Override
    public int compareTo(InstanceKey other) {
        return ORDER.compare(this, other);
    }
}
