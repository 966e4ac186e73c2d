package rollcall.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Whether a peer sends or reads as fast as {@link Patience} asks. Looked at by the clock, so that who sends nothing at all is noticed
 * too.
 */
final class Pace {
    private final Request request;
    private final Patience patience;
    private final Runnable tooSlow;
    private long began;
    private long bytes;
    private Scheduler.Task watch;

    /** @param tooSlow what is done about it, by the scheduler's thread */
    Pace(Request request, Patience patience, Runnable tooSlow) {
        this.request = request;
        this.patience = patience;
        this.tooSlow = tooSlow;
    }

    /** From now on the clock runs, if it does not yet. */
    synchronized void start() {
        if (watch == null) {
            began = System.nanoTime();
            bytes = 0;
            look(patience.late().toNanos());
        }
    }

    synchronized void moved(long more) {
        bytes += more;
    }

    synchronized void stop() {
        if (watch != null) {
            watch.cancel();
            watch = null;
        }
    }

    private void look(long nanos) {
        watch = request.getComponents().getScheduler().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        synchronized (this) {
            if (watch == null) {
                return;
            }
            long left = patience.late().toNanos()
                    + TimeUnit.SECONDS.toNanos(bytes) / patience.bytesPerSecond()
                    - (System.nanoTime() - began);
            if (left > 0) {
                // After a stop and a new start, an earlier look may come here beside the new one.
                watch.cancel();
                look(left);
                return;
            }
        }
        tooSlow.run();
    }
}
