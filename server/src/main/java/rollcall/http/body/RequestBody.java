package rollcall.http.body;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * The body of a request while it arrives, and afterwards in memory. No thread waits for it. It ends whole or for one of the reasons of
 * {@link End}; then the request goes its way, and who asks for the body learns why there is none. What still comes of a body that was
 * given up is the business of {@link BodyDrain}.
 */
public final class RequestBody implements Invocable.Task {
    /** Largest body that anybody may send anywhere, in bytes; see {@link LargeBodies}. */
    public static final int SMALL = 64 * 1024;

    private static final String ATTRIBUTE = "rollcall.body";

    /** How a body ended. */
    public enum End {
        WHOLE,
        /** Nobody may send so much there. */
        TOO_LARGE,
        /** Who is known may send so much there, and this sender is not known. */
        NOT_KNOWN,
        TOO_SLOW,
        NO_ROOM,
        /** The connection broke, or what came was no HTTP. */
        BROKEN
    }

    private final Request request;
    private final Consumer<RequestBody> next;
    private final TransferRate transferRate;
    private final BodyChunks parts;
    private final BodyLimit limit;
    private final BodyDrain rest;
    private End end;

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

    /** The body that a request came with, if it came with one. */
    public static Optional<RequestBody> of(Context context) {
        return Optional.ofNullable((RequestBody) context.req().getAttribute(ATTRIBUTE));
    }

    /** Whether there is one to wait for. */
    static boolean isExpected(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Begins to read, in a thread that may block. */
    void start() {
        if (request.getLength() <= SMALL) {
            read(true);
            return;
        }
        Optional<End> refused = limit.ask();
        if (refused.isEmpty()) {
            read(true);
        } else {
            ends(refused.get());
            // Who waits for leave to send gets none, so there is nothing to throw away.
            if (request.getHeaders().contains(HttpHeader.EXPECT)) {
                next.accept(this);
            } else {
                goOnAfterTheRest();
                read(false);
            }
        }
    }

    /** How it ended; null while it arrives. */
    public synchronized End end() {
        return end;
    }

    public boolean isTooLarge() {
        return end() == End.TOO_LARGE;
    }

    /** Bytes that have arrived; of a body that was not read, those that it declares. */
    public synchronized long length() {
        return end == End.WHOLE ? parts.received() : Math.max(parts.received(), request.getLength());
    }

    boolean isOf(Object sender) {
        return parts.isOf(sender);
    }

    /** Stops keeping what arrives: it is too slow, or others need the memory. */
    void giveUp(End why) {
        if (ends(why)) {
            if (why == End.TOO_SLOW) {
                goOn(false);
            } else {
                goOnAfterTheRest();
            }
        }
    }

    /** Most senders look for an answer only when they have sent all: the answer follows then, or when they have had their time. */
    private void goOnAfterTheRest() {
        if (!rest.await(() -> goOn(false))) {
            goOn(false);
        }
    }

    /** More has come; called by Jetty, in a thread that must not block. */
    @Override
    public void run() {
        read(false);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** The next part, as Jetty hands bodies over; a failure if the body did not end whole. */
    Content.Chunk next() {
        if (end() != End.WHOLE) {
            return Content.Chunk.from(new IncompleteBody(end()), true);
        }
        ByteBuffer part = parts.poll();
        return part == null ? Content.Chunk.EOF : Content.Chunk.from(part, parts.isEmpty());
    }

    /** The answer has been sent, or cannot be: nobody reads the body any more. */
    void forget() {
        parts.close();
    }

    /** Takes what is there, and asks to be called when there is more. */
    private void read(boolean mayBlock) {
        while (!rest.isEnough()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                if (end() == null) {
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
            if (end() == null && parts.received() > limit.most()) {
                beyond(last, mayBlock);
                return;
            }
            if (last) {
                over(End.WHOLE, mayBlock);
                return;
            }
        }
    }

    /** More has come than this sender may send, as far as is known. */
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
        if (end() == null) {
            parts.add(bytes, last);
        }
        if (bytes.hasRemaining()) {
            giveUp(End.NO_ROOM);
            rest.thrownAway(bytes.remaining());
        }
    }

    /** Nothing more comes. */
    private void over(End how, boolean mayBlock) {
        if (ends(how)) {
            goOn(mayBlock);
        }
        rest.isOver();
    }

    /** False if it had ended before. */
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
