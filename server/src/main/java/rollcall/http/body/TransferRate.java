package rollcall.http.body;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a peer sends or reads as fast as {@link SlowPeerLimits} asks. A timer checks it, so that a peer that sends nothing at all
 * is noticed too.
 */
final class TransferRate {
    private final Request request;
    private final SlowPeerLimits slowPeerLimits;
    private final Runnable tooSlow;
    private long began;
    private long bytes;
    private Scheduler.@Nullable Task watch;

    /** @param tooSlow runs in the scheduler's thread when the peer is too slow */
    TransferRate(Request request, SlowPeerLimits slowPeerLimits, Runnable tooSlow) {
        this.request = request;
        this.slowPeerLimits = slowPeerLimits;
        this.tooSlow = tooSlow;
    }

    /** Starts the clock, unless it runs already. */
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
                // After a stop and a new start, a check of the earlier start may come here beside the new one.
                watch.cancel();
                look(left);
                return;
            }
        }
        tooSlow.run();
    }
}
