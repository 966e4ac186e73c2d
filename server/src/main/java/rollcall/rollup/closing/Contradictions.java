package rollcall.rollup.closing;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the instances whose report contradicts the one before: a fact changed that hardly ever changes on one machine, or the product's version
 * went down. An instance that does so again and again stands for two machines that share an identifier.
 */
final class Contradictions {
    private final RoaringBitmap found = new RoaringBitmap();

    /**
     * Compares the values of a field.
     *
     * @param before the state at the end of the day before
     * @param now the reports of the day
     */
    void add(FieldValues fieldValues, String field, Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        if (fieldValues.isProductVersion(field)) {
            addOlder(before, now);
        } else if (fieldValues.isLasting(field)) {
            addOther(before, now);
        }
    }

    /** The instances of the day whose report contradicts the one before. */
    RoaringBitmap found() {
        return found;
    }

    private void addOther(Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        RoaringBitmap both = RoaringBitmap.and(union(before), union(now));
        now.forEach((value, who) -> {
            RoaringBitmap same = before.get(value);
            if (same != null) {
                both.andNot(RoaringBitmap.and(same, who));
            }
        });
        found.or(both);
    }

    private void addOlder(Map<String, RoaringBitmap> before, Map<String, RoaringBitmap> now) {
        RoaringBitmap hadNewer = new RoaringBitmap();
        Map<String, RoaringBitmap> all = new HashMap<>(before);
        now.forEach(all::putIfAbsent);
        for (String version : FieldValues.newestFirst(all)) {
            found.or(RoaringBitmap.and(now.getOrDefault(version, new RoaringBitmap()), hadNewer));
            hadNewer.or(before.getOrDefault(version, new RoaringBitmap()));
        }
    }

    private static RoaringBitmap union(Map<String, RoaringBitmap> values) {
        return RoaringBitmap.or(values.values().iterator());
    }
}
