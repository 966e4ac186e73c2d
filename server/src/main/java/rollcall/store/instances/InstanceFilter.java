package rollcall.store.instances;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of a product a list holds: all, or those whose identifier or version lies in a range. The bounds are inclusive; null bounds match nothing.
 *
 * @param all whether the bounds are to be ignored
 * @param ordinals null for those of any ordinal
 */
public record InstanceFilter(
        int productId,
        boolean all,
        @Nullable UUID idFrom,
        @Nullable UUID idTo,
        @Nullable String versionFrom,
        @Nullable String versionTo,
        @Nullable List<Integer> ordinals) {
    /** Every instance of a product. */
    public static InstanceFilter all(int productId) {
        return new InstanceFilter(productId, true, null, null, null, null, null);
    }

    /** Those of its instances that have one of these ordinals. */
    public InstanceFilter among(List<Integer> some) {
        return new InstanceFilter(productId, all, idFrom, idTo, versionFrom, versionTo, some);
    }
}
