package rollcall.analysis.instances;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.store.instances.InstanceRow;

/**
 * The instances that a list holds.
 *
 * @param all whether they are all instances of the product
 * @param among their ordinals; null for all of the product, and if they are more than are looked up
 * @param wanted whether a row is one of them
 * @param count how many they are
 * @param atLeast whether they are more than {@code count}
 * @param stopped whether the search among identifiers took too long: then only those with the newest ordinals were searched
 */
record FoundInstances(
        boolean all,
        @Nullable RoaringBitmap among,
        Predicate<InstanceRow> wanted,
        int count,
        boolean atLeast,
        boolean stopped) {
    /** All instances of a product. */
    static FoundInstances all(int count) {
        return new FoundInstances(true, null, row -> true, count, count >= Instances.COUNTED_UP_TO, false);
    }

    /** The instances of a set. */
    static FoundInstances of(RoaringBitmap set) {
        return new FoundInstances(false, set, row -> set.contains(row.ordinal()), set.getCardinality(), false, false);
    }

    /** Whether their ordinals are known and at most so many. */
    boolean few(int most) {
        return among != null && among.getCardinality() <= most;
    }
}
