package rollcall.store.instances;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of a product a list holds.
 *
 * @param ordinals null for all
 */
public record InstanceFilter(int productId, @Nullable List<Integer> ordinals) {
    /** Every instance of a product. */
    public static InstanceFilter all(int productId) {
        return new InstanceFilter(productId, null);
    }
}
