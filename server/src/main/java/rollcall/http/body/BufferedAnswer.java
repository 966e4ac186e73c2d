package rollcall.http.body;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * An answer that leaves at the pace of its reader while the thread that wrote it goes on. If the connection takes or fails all that was
 * written at once, the writer learns that. Of the rest, up to 2 MiB are kept in memory. Only a writer of more than that waits.
 */
public final class BufferedAnswer extends Response.Wrapper {
    private static final String ATTRIBUTE = "rollcall.answer";
    private static final int MOST_AHEAD = 2 << 20;

    /** Bytes handed to the connection at once: few enough to see whether a slow reader moves. */
    private static final int PIECE = 16 * 1024;

    private final EndPoint connection;
    private final BufferedAnswers readers;
    private final TransferRate transferRate;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Pump pump = new Pump();

    /** Bytes that have not left; {@link #unsent} counts their pieces. */
    private long ahead;

    private int unsent;
    private boolean ended;
    private @Nullable Throwable failure;
    private @Nullable Callback writer;
    private @Nullable Callback whenSent;

    private record Piece(boolean last, ByteBuffer bytes, int length) {}

    BufferedAnswer(Request request, Response response, BufferedAnswers readers, SlowPeerLimits slowPeerLimits) {
        super(request, response);
        connection = request.getConnectionMetaData().getConnection().getEndPoint();
        this.readers = readers;
        transferRate = new TransferRate(request, slowPeerLimits, this::cut);
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The answer to this request. */
    public static BufferedAnswer of(Context context) {
        return (BufferedAnswer) context.req().getAttribute(ATTRIBUTE);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        keep(last, content == null ? ByteBuffer.allocate(0) : content);
        pump.iterate();
        Throwable failed;
        boolean waits;
        List<BufferedAnswer> giveWay = List.of();
        synchronized (this) {
            failed = failure;
            waits = ahead > MOST_AHEAD;
            if (failed == null && unsent > 0) {
                transferRate.start();
                writer = waits ? callback : null;
                giveWay = readers.keeps(this, ahead, waits);
            }
        }
        giveWay.forEach(BufferedAnswer::cut);
        if (failed != null || !waits) {
            complete(callback, failed);
        }
    }

    @Override
    public synchronized boolean hasLastWrite() {
        return ended || super.hasLastWrite();
    }

    /** True if the connection has taken all that was written. */
    public synchronized boolean hasLeft() {
        return failure == null && unsent == 0;
    }

    /** Calls back once all that was written has left, or has failed to leave. Call it once. */
    void whenSent(Callback callback) {
        Throwable failed;
        synchronized (this) {
            failed = failure;
            if (failed == null && unsent > 0) {
                whenSent = callback;
                return;
            }
        }
        complete(callback, failed);
    }

    /** Closes the connection unless all has left by now: the reader is too slow, or other answers need the memory. */
    private void cut() {
        synchronized (this) {
            if (unsent == 0) {
                return;
            }
        }
        connection.close();
    }

    private synchronized void keep(boolean last, ByteBuffer content) {
        ended |= last;
        if (failure != null) {
            return;
        }
        do {
            byte[] piece = new byte[Math.min(PIECE, content.remaining())];
            content.get(piece);
            pieces.add(new Piece(last && !content.hasRemaining(), ByteBuffer.wrap(piece), piece.length));
            ahead += piece.length;
            unsent++;
        } while (content.hasRemaining());
    }

    private void sent(int length) {
        Callback goesOn = null;
        Callback done = null;
        synchronized (this) {
            ahead -= length;
            unsent--;
            transferRate.moved(length);
            if (writer != null && ahead <= MOST_AHEAD / 2) {
                goesOn = writer;
                writer = null;
                readers.waitsNoMore(this);
            }
            if (unsent == 0) {
                done = whenSent;
                whenSent = null;
                transferRate.stop();
                readers.left(this);
            }
        }
        complete(goesOn, null);
        complete(done, null);
    }

    private void fails(Throwable cause) {
        Callback waiting;
        Callback done;
        synchronized (this) {
            failure = cause;
            pieces.clear();
            ahead = 0;
            unsent = 0;
            waiting = writer;
            done = whenSent;
            writer = null;
            whenSent = null;
            transferRate.stop();
            readers.waitsNoMore(this);
            readers.left(this);
        }
        complete(waiting, cause);
        complete(done, cause);
    }

    private static void complete(@Nullable Callback callback, @Nullable Throwable failed) {
        if (callback != null && failed != null) {
            callback.failed(failed);
        } else if (callback != null) {
            callback.succeeded();
        }
    }

    /** Hands one piece after the other to the connection. */
    private final class Pump extends IteratingCallback {
        private @Nullable Piece leaving;

        @Override
        protected Action process() {
            Piece next;
            synchronized (BufferedAnswer.this) {
                next = pieces.poll();
                leaving = next;
            }
            if (next == null) {
                return Action.IDLE;
            }
            getWrapped().write(next.last, next.bytes, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            sent(Objects.requireNonNull(leaving).length);
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            fails(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
