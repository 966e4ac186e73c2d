package rollcall.store.instances;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of a product a list holds: all, or those whose identifier or version lies in a range. The bounds are inclusive; null bounds match nothing.
 *
 * @param all whether the bounds are to be ignored
 */
public record InstanceFilter(
        int productId,
        boolean all,
        @Nullable UUID idFrom,
        @Nullable UUID idTo,
        @Nullable String versionFrom,
        @Nullable String versionTo) {
    /** Every instance of a product. */
    public static InstanceFilter all(int productId) {
        return new InstanceFilter(productId, true, null, null, null, null);
    }
}
