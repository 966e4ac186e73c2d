package rollcall.http.body;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What all bodies together may hold in memory from their first byte until they have been read: a fifth of the heap, of which one
 * sender (the product of a key; all who are not known yet are one) may hold a quarter, but always one body of the largest kind. When it
 * is used up, the body that has been arriving for longest gives way, so that the slow pay for it and not who comes next.
 */
final class BodyMemory {
    private static final long LARGEST = 34L << 20;

    private final long all = Math.max(2 * LARGEST, Runtime.getRuntime().maxMemory() / 5);
    private final long each = Math.max(LARGEST, all / 4);
    private final Map<Object, Long> held = new HashMap<>();
    private final Set<RequestBody> arriving = new LinkedHashSet<>();
    private long total;

    /** Bytes for a body of that sender; false if it has to give way itself. Others may be told to. */
    boolean take(RequestBody body, Object sender, int bytes) {
        while (true) {
            RequestBody oldest;
            synchronized (this) {
                boolean fits = total + bytes <= all;
                if (fits && held(sender) + bytes <= each) {
                    arriving.add(body);
                    add(sender, bytes);
                    return true;
                }
                oldest = oldest(fits ? sender : null);
                arriving.remove(oldest);
            }
            if (oldest == null || oldest == body) {
                return false;
            }
            oldest.giveUp(RequestBody.End.NO_ROOM);
        }
    }

    /** Bytes that are not held any more. */
    synchronized void giveBack(Object sender, long bytes) {
        add(sender, -bytes);
    }

    /** What a body holds is from now on another sender's. */
    synchronized void move(Object from, Object to, long bytes) {
        add(from, -bytes);
        add(to, bytes);
    }

    /** A body that is whole, or given up, cannot give way any more. */
    synchronized void ended(RequestBody body) {
        arriving.remove(body);
    }

    private void add(Object sender, long bytes) {
        total += bytes;
        long now = held(sender) + bytes;
        if (now == 0) {
            held.remove(sender);
        } else {
            held.put(sender, now);
        }
    }

    private long held(Object sender) {
        return held.getOrDefault(sender, 0L);
    }

    /** @param sender null for any */
    private RequestBody oldest(Object sender) {
        return arriving.stream()
                .filter(body -> sender == null || body.isOf(sender))
                .findFirst()
                .orElse(null);
    }
}
