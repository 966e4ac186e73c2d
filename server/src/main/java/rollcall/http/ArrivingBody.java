package rollcall.http;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;

/**
 * The body of a request while it arrives, and afterwards in memory. No thread waits for it. It ends whole or for one of the reasons of
 * {@link End}; then the request goes its way, and who asks for the body learns why there is none. What still comes of a body that was
 * given up is read and thrown away for two seconds after the answer, so that its sender gets to see the answer and not a broken
 * connection.
 */
final class ArrivingBody implements Invocable.Task {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);

    /** Largest body that anybody may send anywhere, in bytes; see {@link LargeBodies}. */
    static final int SMALL = 64 * 1024;

    /** Most bytes that are thrown away of one body: twice what the largest endpoint for reports takes. */
    private static final long MOST_DISCARDED = 32L << 20;

    private static final long LINGER_SECONDS = 2;
    private static final String ATTRIBUTE = "rollcall.body";

    /** How a body ended. */
    enum End {
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
    private final LargeBodies large;
    private final Consumer<ArrivingBody> next;
    private final Pace pace;

    private final BodyParts parts;
    private long most = SMALL;
    private boolean asked;
    private long discarded;
    private End end;

    /** Whether anybody has begun to read, and whether all has been read. */
    private boolean begun;

    private boolean over;
    private Callback answered;

    /** @param next gets the body once it has ended, in a thread that may block */
    ArrivingBody(Request request, BodyMemory memory, LargeBodies large, Consumer<ArrivingBody> next) {
        this.request = request;
        parts = new BodyParts(this, memory);
        this.large = large;
        this.next = next;
        pace = new Pace(request, () -> giveUp(End.TOO_SLOW));
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The body that a request came with, if it came with one. */
    static Optional<ArrivingBody> of(Context context) {
        return Optional.ofNullable((ArrivingBody) context.req().getAttribute(ATTRIBUTE));
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
        End refused = ask();
        if (refused == null) {
            read(true);
        } else {
            ends(refused);
            next.accept(this);
        }
    }

    /** How it ended; null while it arrives. */
    synchronized End end() {
        return end;
    }

    boolean isTooLarge() {
        return end() == End.TOO_LARGE;
    }

    /** Bytes that have arrived; of a body that was not read, those that it declares. */
    synchronized long length() {
        return end == End.WHOLE ? parts.received() : Math.max(parts.received(), request.getLength());
    }

    boolean isOf(Object sender) {
        return parts.isOf(sender);
    }

    /** Stops keeping what arrives: it is too slow, or others need the memory. */
    void giveUp(End why) {
        if (ends(why)) {
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
            return Content.Chunk.from(new NotWhole(end()), true);
        }
        ByteBuffer part = parts.poll();
        return part == null ? Content.Chunk.EOF : Content.Chunk.from(part, parts.isEmpty());
    }

    /** The answer has been sent: calls back once nothing more comes; fails when the sender has had its time to see the answer. */
    void finish(Callback callback) {
        boolean done;
        boolean unread;
        parts.close();
        synchronized (this) {
            // Who waits for leave to send gets none, so there is nothing to throw away.
            done = over || !begun && request.getHeaders().contains(HttpHeader.EXPECT);
            unread = !begun;
            answered = done ? null : callback;
        }
        if (done) {
            callback.succeeded();
            return;
        }
        request.getComponents().getScheduler().schedule(this::hangUp, LINGER_SECONDS, TimeUnit.SECONDS);
        if (unread) {
            read(false);
        }
    }

    private void hangUp() {
        Callback waiting = takeAnswered();
        if (waiting != null) {
            waiting.failed(new QuietException.Exception("what was refused still arrives"));
        }
    }

    private synchronized Callback takeAnswered() {
        Callback waiting = answered;
        answered = null;
        return waiting;
    }

    /** Why no more of it may be read, or null. Who may send more than anybody may take a look at the database. */
    private End ask() {
        asked = true;
        long allowed = large.most(request);
        if (allowed < Math.max(parts.received(), request.getLength())) {
            return End.TOO_LARGE;
        }
        Optional<Object> known;
        try {
            known = large.sender(request);
        } catch (RuntimeException e) {
            LOG.warn("who sends a large body cannot be looked up: {}", Trace.of(e));
            return End.NO_ROOM;
        }
        if (known.isEmpty()) {
            return End.NOT_KNOWN;
        }
        parts.belongTo(known.get());
        most = allowed;
        return null;
    }

    /** Takes what is there, and asks to be called when there is more. */
    private void read(boolean mayBlock) {
        begun = true;
        while (discarded < MOST_DISCARDED) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                pace.start();
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
            if (end() == null && parts.received() > most) {
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
        if (!mayBlock && !asked) {
            request.getContext().execute(() -> beyond(last, true));
            return;
        }
        End refused = asked ? End.TOO_LARGE : ask();
        if (refused != null) {
            giveUp(refused);
        }
        if (last) {
            over(End.WHOLE, mayBlock);
        } else {
            read(mayBlock);
        }
    }

    private void take(ByteBuffer bytes, boolean last) {
        pace.moved(bytes.remaining());
        if (end() == null) {
            parts.add(bytes, last);
        }
        if (bytes.hasRemaining()) {
            giveUp(End.NO_ROOM);
            discarded += bytes.remaining();
        }
    }

    /** Nothing more comes. */
    private void over(End how, boolean mayBlock) {
        synchronized (this) {
            over = true;
        }
        if (ends(how)) {
            goOn(mayBlock);
        }
        Callback waiting = takeAnswered();
        if (waiting != null) {
            waiting.succeeded();
        }
    }

    /** False if it had ended before. */
    private boolean ends(End how) {
        synchronized (this) {
            if (end != null) {
                return false;
            }
            end = how;
        }
        pace.stop();
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
