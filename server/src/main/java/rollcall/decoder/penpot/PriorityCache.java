package rollcall.decoder.penpot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cache of values that the writer refers to by their order. */
final class PriorityCache {
    /** Most slots: the cache holds its values until the end of the batch. */
    private static final int MOST_SLOTS = 1 << 20;

    /** Bytes of one slot while the array grows. */
    static final int SLOT = 16;

    private static final Object UNDER_CONSTRUCTION = new Object();

    private Object[] slots = new Object[64];
    private int size;

    /** Reserves the next slot. It has to be {@link #fill filled} before it can be referred to, because a value cannot contain itself. */
    int reserve() {
        if (size == MOST_SLOTS) {
            throw Blob.broken();
        }
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        slots[size] = UNDER_CONSTRUCTION;
        return size++;
    }

    /** Fills a reserved slot; an error if a reset has removed it. */
    void fill(int slot, @Nullable Object value) {
        if (slot >= size || slots[slot] != UNDER_CONSTRUCTION) {
            throw Blob.broken();
        }
        slots[slot] = value;
    }

    @Nullable
    Object get(long slot) {
        if (slot < 0 || slot >= size || slots[(int) slot] == UNDER_CONSTRUCTION) {
            throw Blob.broken();
        }
        return slots[(int) slot];
    }

    void clear() {
        Arrays.fill(slots, 0, size, null);
        size = 0;
    }
}
