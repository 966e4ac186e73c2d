package rollcall.http.body;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads and throws away the rest of a body that was given up, for two seconds before the answer is sent: most senders read the answer only
 * when they have sent all, and Jetty reads nothing more once the answer has been sent.
 */
final class BodyDrain {
    /** Most bytes of one body that are thrown away: twice the limit of the largest endpoint for reports. */
    private static final long MOST = 32L << 20;

    private static final long LINGER_SECONDS = 2;

    private final Request request;
    private long thrownAway;
    private boolean over;
    private boolean hungUp;
    private @Nullable Runnable afterwards;

    BodyDrain(Request request) {
        this.request = request;
    }

    /** True if no more may be read. */
    synchronized boolean isEnough() {
        return hungUp || thrownAway >= MOST;
    }

    synchronized void thrownAway(int bytes) {
        thrownAway += bytes;
    }

    /** Runs the task once the body is over, or after two seconds. False, and the task never runs, if the body is over already. */
    boolean await(Runnable task) {
        synchronized (this) {
            if (over) {
                return false;
            }
            afterwards = task;
        }
        request.getComponents().getScheduler().schedule(this::hangUp, LINGER_SECONDS, TimeUnit.SECONDS);
        return true;
    }

    /** The body is over. */
    void isOver() {
        Runnable waiting;
        synchronized (this) {
            over = true;
            waiting = takeWaiting();
        }
        run(waiting);
    }

    private void hangUp() {
        Runnable waiting;
        synchronized (this) {
            waiting = takeWaiting();
            hungUp = waiting != null;
        }
        run(waiting);
    }

    private @Nullable Runnable takeWaiting() {
        Runnable waiting = afterwards;
        afterwards = null;
        return waiting;
    }

    private static void run(@Nullable Runnable waiting) {
        if (waiting != null) {
            waiting.run();
        }
    }
}
