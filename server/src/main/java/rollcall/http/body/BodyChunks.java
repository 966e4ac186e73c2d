package rollcall.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body that have arrived, and its share of {@link BodyMemory}. The bytes are copied into parts of this class, because a
 * buffer of Jetty's holds 8 KiB even for a single byte.
 */
final class BodyChunks {
    private static final int LARGEST = 64 * 1024;
    private static final int SMALLEST = 1024;
    private static final Object NOBODY = "";

    private final RequestBody body;
    private final BodyMemory memory;

    /** The last part is still being filled. */
    private final Deque<ByteBuffer> parts = new ArrayDeque<>();

    /**
     * Read without this object's lock, by a thread that holds the lock of the memory: with the two locks taken in both orders, two threads
     * could wait for each other for ever.
     */
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

    /** Sets the sender of the body, which is known from now on. */
    synchronized void belongTo(Object known) {
        memory.move(sender, known, held);
        sender = known;
    }

    /**
     * Keeps these bytes. If there is no memory, or after {@link #close}, some of them remain in the buffer.
     *
     * @param last whether the body ends with these bytes
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
    synchronized @Nullable ByteBuffer poll() {
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

    /** No byte follows: from now on the body cannot give way. */
    void complete() {
        memory.ended(body);
    }

    /** Releases all parts; from now on nothing is kept. */
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

    /** Allocates a part. Holds no lock of its own while it asks the memory, because another body may have to give way. */
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
