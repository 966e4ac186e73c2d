package rollcall.decoder.penpot;

import java.util.Arrays;

/** Values that the writer refers to by the order in which it put them there. */
final class PriorityCache {
    /** It holds what it was given until the end. */
    private static final int MOST_SLOTS = 1 << 20;

    /** What one slot takes while the array grows, in bytes. */
    static final int SLOT = 16;

    private static final Object UNDER_CONSTRUCTION = new Object();

    private Object[] slots = new Object[64];
    private int size;

    /** Numbers a slot. It has to be {@link #fill filled} before it is referred to, because a value cannot hold itself. */
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

    /** A reset since it was reserved has left nothing to fill. */
    void fill(int slot, Object value) {
        if (slot >= size || slots[slot] != UNDER_CONSTRUCTION) {
            throw Blob.broken();
        }
        slots[slot] = value;
    }

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
