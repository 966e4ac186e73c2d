package rollcall.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has arrived of a body, with its share of the memory. Copied into parts of its own, because what Jetty reads into holds 8 KiB for a single byte. */
final class BodyChunks {
    private static final int LARGEST = 64 * 1024;
    private static final int SMALLEST = 1024;
    private static final Object NOBODY = "";

    private final RequestBody body;
    private final BodyMemory memory;

    /** The last one is still being filled. */
    private final Deque<ByteBuffer> parts = new ArrayDeque<>();

    /** Read without this object's lock by who holds the memory's: taken in both orders, the two would wait for each other for ever. */
    private volatile Object sender = NOBODY;

    private long received;
    private long held;
    private boolean closed;

    BodyChunks(RequestBody body, BodyMemory memory) {
        this.body = body;
        this.memory = memory;
    }

    /** Bytes that have arrived and were kept. */
    synchronized long received() {
        return received;
    }

    boolean isOf(Object other) {
        return sender.equals(other);
    }

    /** From now on it is known whose the body is. */
    synchronized void belongTo(Object known) {
        memory.move(sender, known, held);
        sender = known;
    }

    /**
     * Keeps these bytes, unless there is no room or nothing is kept any more; then some of them remain.
     *
     * @param last whether they are the last ones
     */
    void add(ByteBuffer bytes, boolean last) {
        while (bytes.hasRemaining()) {
            if (!hasSpace() && !grow(Math.max(bytes.remaining(), last ? 0 : usual()))) {
                return;
            }
            fill(bytes);
        }
    }

    /** The next part; null after the last one. */
    synchronized ByteBuffer poll() {
        ByteBuffer part = parts.poll();
        if (part != null) {
            release(part.capacity());
            part.flip();
        }
        return part;
    }

    synchronized boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Nothing more comes, or it can give way no longer. */
    void complete() {
        memory.ended(body);
    }

    /** Lets go of everything, and keeps nothing any more. */
    void close() {
        synchronized (this) {
            closed = true;
            parts.clear();
            release(held);
        }
        memory.ended(body);
    }

    private synchronized boolean hasSpace() {
        return !parts.isEmpty() && parts.getLast().hasRemaining();
    }

    private synchronized int usual() {
        return (int) Math.min(LARGEST, received + SMALLEST);
    }

    /** Others may have to give way, so this takes no lock of its own meanwhile. */
    private boolean grow(int size) {
        if (!memory.take(body, sender, size)) {
            return false;
        }
        synchronized (this) {
            held += size;
            if (!closed) {
                parts.add(ByteBuffer.allocate(size));
                return true;
            }
            release(size);
        }
        memory.ended(body);
        return false;
    }

    private synchronized void fill(ByteBuffer bytes) {
        if (!closed) {
            ByteBuffer part = parts.getLast();
            int some = Math.min(part.remaining(), bytes.remaining());
            part.put(bytes.slice().limit(some));
            bytes.position(bytes.position() + some);
            received += some;
        }
    }

    private void release(long bytes) {
        held -= bytes;
        memory.giveBack(sender, bytes);
    }
}
