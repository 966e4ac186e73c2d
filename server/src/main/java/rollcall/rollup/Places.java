package rollcall.rollup;

import java.util.Collection;
import org.roaringbitmap.RoaringBitmap;

/** In which of some sets each ordinal is, so that a member is looked up in one step, however many sets there are. No ordinal is in two. */
public final class Places {
    private final int[] placeOf;

    /** @param sets in the order of their places */
    public Places(Collection<RoaringBitmap> sets) {
        int highest = sets.stream()
                .filter(set -> !set.isEmpty())
                .mapToInt(RoaringBitmap::last)
                .max()
                .orElse(-1);
        placeOf = new int[highest + 1];
        int place = 0;
        for (RoaringBitmap set : sets) {
            int here = ++place;
            set.forEach((int ordinal) -> placeOf[ordinal] = here);
        }
    }

    /** The place of an ordinal's set, counted from 1; 0 if it is in none. */
    public int of(int ordinal) {
        return ordinal < placeOf.length ? placeOf[ordinal] : 0;
    }
}
