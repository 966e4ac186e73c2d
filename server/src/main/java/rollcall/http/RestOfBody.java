package rollcall.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * What still comes of a body after its request was answered. It is read and thrown away for two seconds, so that its sender gets to see
 * the answer and not a broken connection.
 */
final class RestOfBody {
    /** Most bytes that are thrown away of one body: twice what the largest endpoint for reports takes. */
    private static final long MOST = 32L << 20;

    private static final long LINGER_SECONDS = 2;

    private final Request request;
    private long thrownAway;
    private boolean over;
    private boolean hungUp;
    private Callback answered;

    RestOfBody(Request request) {
        this.request = request;
    }

    /** Whether no more may be read. */
    synchronized boolean isEnough() {
        return hungUp || thrownAway >= MOST;
    }

    synchronized void thrownAway(int bytes) {
        thrownAway += bytes;
    }

    /** Calls back once nothing more comes, or fails after two seconds. False, and no call, if nothing more comes already. */
    boolean await(Callback callback) {
        synchronized (this) {
            if (over) {
                return false;
            }
            answered = callback;
        }
        request.getComponents().getScheduler().schedule(this::hangUp, LINGER_SECONDS, TimeUnit.SECONDS);
        return true;
    }

    /** Nothing more comes. */
    void isOver() {
        Callback waiting;
        synchronized (this) {
            over = true;
            waiting = takeAnswered();
        }
        if (waiting != null) {
            waiting.succeeded();
        }
    }

    private void hangUp() {
        Callback waiting;
        synchronized (this) {
            waiting = takeAnswered();
            hungUp = waiting != null;
        }
        if (waiting != null) {
            waiting.failed(new QuietException.Exception("what was refused still arrives"));
        }
    }

    private Callback takeAnswered() {
        Callback waiting = answered;
        answered = null;
        return waiting;
    }
}
