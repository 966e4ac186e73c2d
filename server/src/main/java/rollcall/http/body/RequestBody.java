package rollcall.http.body;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: while it arrives, and afterwards in memory. No thread waits for it.
 *
 * <p>It ends whole or for another reason of {@link End}. Then the request is handled in either case; a handler that asks for a body that is
 * not whole learns the reason. {@link BodyDrain} reads the rest of a body that was given up.
 */
public final class RequestBody implements Invocable.Task {
    /** Largest body in bytes that every sender may send to every path; see {@link LargeBodies}. */
    public static final int SMALL = 64 * 1024;

    private static final String ATTRIBUTE = "rollcall.body";

    /** How a body ended. */
    public enum End {
        WHOLE,
        /** No sender may send so much to this path. */
        TOO_LARGE,
        /** Known senders may send so much to this path, and this sender is unknown. */
        NOT_KNOWN,
        TOO_SLOW,
        NO_ROOM,
        /** The connection broke, or the bytes were not valid HTTP. */
        BROKEN
    }

    private final Request request;
    private final Consumer<RequestBody> next;
    private final TransferRate transferRate;
    private final BodyChunks parts;
    private final BodyLimit limit;
    private final BodyDrain rest;
    private @Nullable End end;

    /** @param next gets the body once it has ended, in a thread that may block */
    RequestBody(
            Request request,
            BodyMemory memory,
            LargeBodies large,
            SlowPeerLimits slowPeerLimits,
            Consumer<RequestBody> next) {
        this.request = request;
        this.next = next;
        transferRate = new TransferRate(request, slowPeerLimits, () -> giveUp(End.TOO_SLOW));
        parts = new BodyChunks(this, memory);
        limit = new BodyLimit(request, large, parts);
        rest = new BodyDrain(request);
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The body of a request; empty if it came without one. */
    public static Optional<RequestBody> of(Context context) {
        return Optional.ofNullable((RequestBody) context.req().getAttribute(ATTRIBUTE));
    }

    /** True if the request announces a body. */
    static boolean isExpected(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Begins to read. Call it in a thread that may block. */
    void start() {
        if (request.getLength() <= SMALL) {
            read(true);
            return;
        }
        Optional<End> rejected = limit.ask();
        if (rejected.isEmpty()) {
            read(true);
        } else {
            ends(rejected.get());
            // A sender that waits for "100 Continue" gets none, so it sends nothing that would have to be read.
            if (request.getHeaders().contains(HttpHeader.EXPECT)) {
                next.accept(this);
            } else {
                goOnAfterTheRest();
                read(false);
            }
        }
    }

    /** How the body ended. Handlers run when it has. */
    public synchronized End end() {
        return Objects.requireNonNull(end, "the body is still arriving");
    }

    private synchronized boolean isArriving() {
        return end == null;
    }

    public synchronized boolean isTooLarge() {
        return end == End.TOO_LARGE;
    }

    /** Bytes that have arrived. For a body that is not whole, the declared length if that is larger. */
    public synchronized long length() {
        return end == End.WHOLE ? parts.received() : Math.max(parts.received(), request.getLength());
    }

    boolean isOf(Object sender) {
        return parts.isOf(sender);
    }

    /** Stops keeping bytes: the body is too slow, or other bodies need the memory. */
    void giveUp(End why) {
        if (ends(why)) {
            if (why == End.TOO_SLOW) {
                goOn(false);
            } else {
                goOnAfterTheRest();
            }
        }
    }

    /**
     * Lets the request go on after the drain. Most senders read the answer only when they have sent all, so it follows then, or when the
     * time of the drain is over.
     */
    private void goOnAfterTheRest() {
        if (!rest.await(() -> goOn(false))) {
            goOn(false);
        }
    }

    /** Called by Jetty when more has arrived, in a thread that must not block. */
    @Override
    public void run() {
        read(false);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** The next part as a chunk of Jetty's; a failed chunk if the body did not end whole. */
    Content.Chunk next() {
        if (end() != End.WHOLE) {
            return Content.Chunk.from(new IncompleteBody(end()), true);
        }
        ByteBuffer part = parts.poll();
        return part == null ? Content.Chunk.EOF : Content.Chunk.from(part, parts.isEmpty());
    }

    /** The answer has been sent or has failed: the body is not read any more. */
    void forget() {
        parts.close();
    }

    /** Takes the bytes that are there and asks Jetty to call again when there are more. */
    private void read(boolean mayBlock) {
        while (!rest.isEnough()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                if (isArriving()) {
                    transferRate.start();
                }
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                over(End.BROKEN, mayBlock);
                return;
            }
            boolean last = chunk.isLast();
            try {
                take(chunk.getByteBuffer(), last);
            } finally {
                chunk.release();
            }
            if (isArriving() && parts.received() > limit.most()) {
                beyond(last, mayBlock);
                return;
            }
            if (last) {
                over(End.WHOLE, mayBlock);
                return;
            }
        }
    }

    /** More has arrived than this sender may send, as far as is known. */
    private void beyond(boolean last, boolean mayBlock) {
        if (!mayBlock && !limit.isAsked()) {
            request.getContext().execute(() -> beyond(last, true));
            return;
        }
        limit.beyond().ifPresent(this::giveUp);
        if (last) {
            over(End.WHOLE, mayBlock);
        } else {
            read(mayBlock);
        }
    }

    private void take(ByteBuffer bytes, boolean last) {
        transferRate.moved(bytes.remaining());
        if (isArriving()) {
            parts.add(bytes, last);
        }
        if (bytes.hasRemaining()) {
            giveUp(End.NO_ROOM);
            rest.thrownAway(bytes.remaining());
        }
    }

    /** The last byte has arrived, or the connection broke. */
    private void over(End how, boolean mayBlock) {
        if (ends(how)) {
            goOn(mayBlock);
        }
        rest.isOver();
    }

    /** Ends the body. False if it had ended before. */
    private boolean ends(End how) {
        synchronized (this) {
            if (end != null) {
                return false;
            }
            end = how;
        }
        transferRate.stop();
        if (how == End.WHOLE) {
            parts.complete();
        } else {
            parts.close();
        }
        return true;
    }

    private void goOn(boolean mayBlock) {
        if (mayBlock) {
            next.accept(this);
        } else {
            request.getContext().execute(() -> next.accept(this));
        }
    }
}
