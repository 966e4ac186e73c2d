package rollcall.http.body;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all bodies, from their first byte until they have been read.
 *
 * <p>Limits: a fifth of the heap for all. A quarter of that for one sender, but always enough for one body of the largest kind. A sender is
 * the product of a key; all unknown senders count as one. When a limit is reached, the body that has been arriving for longest gives way:
 * so slow senders pay, and not the next one.
 */
final class BodyMemory {
    private static final long LARGEST = 34L << 20;

    private final long all = Math.max(2 * LARGEST, Runtime.getRuntime().maxMemory() / 5);
    private final long each = Math.max(LARGEST, all / 4);
    private final Map<Object, Long> held = new HashMap<>();
    private final Set<RequestBody> arriving = new LinkedHashSet<>();
    private long total;

    /** Reserves bytes for a body of this sender. Other bodies may have to give way for it. False if this body has to give way itself. */
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

    /** Returns bytes that this sender no longer holds. */
    synchronized void giveBack(Object sender, long bytes) {
        add(sender, -bytes);
    }

    /** Moves the bytes that a body holds from one sender to another. */
    synchronized void move(Object from, Object to, long bytes) {
        add(from, -bytes);
        add(to, bytes);
    }

    /** The body is whole or given up: it cannot give way any more. */
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

    /** @param sender whose bodies to choose from; null for all bodies */
    private @Nullable RequestBody oldest(@Nullable Object sender) {
        return arriving.stream()
                .filter(body -> sender == null || body.isOf(sender))
                .findFirst()
                .orElse(null);
    }
}
