package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which instances came to which value of a field on a day: at least those whose report of the day has another value than their latest report of
 * the 7 days before, and those that did not report in these. Others whose value is the same as before may be among them.
 *
 * @param values the instances by usable value; no instance has two
 * @param none those that report no usable value any more
 */
public record Arrivals(LocalDate day, Map<String, RoaringBitmap> values, RoaringBitmap none) {
    /** All of them. */
    public RoaringBitmap all() {
        RoaringBitmap all = none.clone();
        values.values().forEach(all::or);
        return all;
    }

    /** Those that came to one of some values. */
    public RoaringBitmap to(Predicate<String> wanted) {
        RoaringBitmap found = new RoaringBitmap();
        values.forEach((value, who) -> {
            if (wanted.test(value)) {
                found.or(who);
            }
        });
        return found;
    }
}
