package rollcall.http.body;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;

/**
 * What still comes of a body that was given up. It is read and thrown away for two seconds before the answer is sent: most senders look
 * for an answer only when they have sent all, and Jetty reads nothing more once it has been sent.
 */
final class BodyDrain {
    /** Most bytes that are thrown away of one body: twice what the largest endpoint for reports takes. */
    private static final long MOST = 32L << 20;

    private static final long LINGER_SECONDS = 2;

    private final Request request;
    private long thrownAway;
    private boolean over;
    private boolean hungUp;
    private Runnable afterwards;

    BodyDrain(Request request) {
        this.request = request;
    }

    /** Whether no more may be read. */
    synchronized boolean isEnough() {
        return hungUp || thrownAway >= MOST;
    }

    synchronized void thrownAway(int bytes) {
        thrownAway += bytes;
    }

    /** Runs the task once nothing more comes, or in two seconds. False, and no run, if nothing more comes already. */
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

    /** Nothing more comes. */
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

    private Runnable takeWaiting() {
        Runnable waiting = afterwards;
        afterwards = null;
        return waiting;
    }

    private static void run(Runnable waiting) {
        if (waiting != null) {
            waiting.run();
        }
    }
}
