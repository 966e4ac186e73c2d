package rollcall.rollup;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** Collects ordinals in any order. Adds them to the bitmap sorted and many at a time, which is far cheaper than one by one. */
public final class OrdinalBuffer {
    private static final int MOST_WAITING = 4_096;

    private final RoaringBitmap bitmap = new RoaringBitmap();
    private int[] waiting = new int[16];
    private int count;

    public void add(int ordinal) {
        if (count == waiting.length) {
            makeRoom();
        }
        waiting[count++] = ordinal;
    }

    /** The bitmap of all ordinals so far. */
    public RoaringBitmap bitmap() {
        Arrays.sort(waiting, 0, count);
        bitmap.addN(waiting, 0, count);
        count = 0;
        return bitmap;
    }

    private void makeRoom() {
        if (count < MOST_WAITING) {
            waiting = Arrays.copyOf(waiting, 2 * count);
        } else {
            bitmap();
        }
    }
}
