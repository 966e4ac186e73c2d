package rollcall.store.instances;

import java.util.ArrayDeque;
import java.util.Deque;

/** Reserved ordinals of one product that no instance has, as ranges. Not safe for threads. */
final class FreeOrdinals {
    /** Each from its first ordinal to its end, which is exclusive; none is empty. */
    private final Deque<int[]> ranges = new ArrayDeque<>();

    int count() {
        return ranges.stream().mapToInt(range -> range[1] - range[0]).sum();
    }

    /** Adds a range, which joins the one that it ends at or goes on from: a range that was given back in pieces is one again. */
    void add(int begin, int end) {
        if (begin == end) {
            return;
        }
        int[] joined = {begin, end};
        ranges.removeIf(range -> {
            boolean touches = range[1] == joined[0] || range[0] == joined[1];
            if (touches) {
                joined[0] = Math.min(joined[0], range[0]);
                joined[1] = Math.max(joined[1], range[1]);
            }
            return touches;
        });
        ranges.addFirst(joined);
    }

    void addAll(FreeOrdinals other) {
        other.ranges.forEach(range -> add(range[0], range[1]));
    }

    /** Takes the next one. There has to be one. */
    int take() {
        int[] first = ranges.element();
        int taken = first[0]++;
        if (first[0] == first[1]) {
            ranges.remove();
        }
        return taken;
    }

    /** Takes that many, or all if there are fewer. */
    FreeOrdinals take(int atMost) {
        FreeOrdinals taken = new FreeOrdinals();
        int missing = atMost;
        while (missing > 0 && !ranges.isEmpty()) {
            int[] first = ranges.element();
            int end = Math.min(first[1], first[0] + missing);
            taken.add(first[0], end);
            missing -= end - first[0];
            first[0] = end;
            if (first[0] == first[1]) {
                ranges.remove();
            }
        }
        return taken;
    }
}
