package rollcall.http.body;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Whether a peer sends or reads as fast as {@link SlowPeerLimits} asks. Looked at by the clock, so that who sends nothing at all is noticed
 * too.
 */
final class TransferRate {
    private final Request request;
    private final SlowPeerLimits slowPeerLimits;
    private final Runnable tooSlow;
    private long began;
    private long bytes;
    private Scheduler.Task watch;

    /** @param tooSlow what is done about it, by the scheduler's thread */
    TransferRate(Request request, SlowPeerLimits slowPeerLimits, Runnable tooSlow) {
        this.request = request;
        this.slowPeerLimits = slowPeerLimits;
        this.tooSlow = tooSlow;
    }

    /** From now on the clock runs, if it does not yet. */
    synchronized void start() {
        if (watch == null) {
            began = System.nanoTime();
            bytes = 0;
            look(slowPeerLimits.late().toNanos());
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
            long left = slowPeerLimits.late().toNanos()
                    + TimeUnit.SECONDS.toNanos(bytes) / slowPeerLimits.bytesPerSecond()
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
