package rollcall.store.events;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The marks of a batch's events: a sorted multiset of numbers, each made of 48 bits of a hash of what was kept of the event and 16 bits of its
 * day. They identify a resend of a batch, in any order, and reveal nothing of its contents.
 */
public final class EventHashes {
    private static final int DAY_BITS = 16;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    static final EventHashes NONE = new EventHashes(new long[0]);

    private final long[] sorted;

    private EventHashes(long[] sorted) {
        this.sorted = sorted;
    }

    /** The mark of one event. */
    static long of(long hash, LocalDate day) {
        return hash << DAY_BITS | day.toEpochDay() & DAY_MASK;
    }

    static EventHashes of(long[] marks) {
        long[] sorted = marks.clone();
        Arrays.sort(sorted);
        return new EventHashes(sorted);
    }

    static EventHashes read(byte[] bytes) {
        LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
        long[] sorted = new long[longs.remaining()];
        longs.get(sorted);
        return new EventHashes(sorted);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        return bytes.array();
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** The marks of this day and later. */
    EventHashes since(LocalDate day) {
        long first = day.toEpochDay();
        return new EventHashes(Arrays.stream(sorted)
                .filter(mark -> (short) ((mark & DAY_MASK) - (first & DAY_MASK)) >= 0)
                .toArray());
    }

    /** Whether every mark of the other is here, and as often. */
    boolean containsAll(EventHashes other) {
        return other.without(this).isEmpty();
    }

    /** These marks without the other's, each of which removes one equal mark. */
    EventHashes without(EventHashes other) {
        long[] left = new long[sorted.length];
        int count = 0;
        int j = 0;
        for (long mark : sorted) {
            while (j < other.sorted.length && other.sorted[j] < mark) {
                j++;
            }
            if (j < other.sorted.length && other.sorted[j] == mark) {
                j++;
            } else {
                left[count++] = mark;
            }
        }
        return new EventHashes(Arrays.copyOf(left, count));
    }

    /** For each of a batch's marks, in the batch's order, whether it is among these. Each mark here matches one of the batch's. */
    boolean[] among(long[] marks) {
        boolean[] among = new boolean[marks.length];
        Integer[] order = new Integer[marks.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(marks[a], marks[b]));
        int j = 0;
        for (int i : order) {
            while (j < sorted.length && sorted[j] < marks[i]) {
                j++;
            }
            if (j < sorted.length && sorted[j] == marks[i]) {
                among[i] = true;
                j++;
            }
        }
        return among;
    }
}
