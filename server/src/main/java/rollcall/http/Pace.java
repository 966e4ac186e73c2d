package rollcall.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The least that a peer has to send or to read: 16 KiB/s on the whole, ten seconds late at most. Looked at by the clock, so that who
 * sends nothing at all is noticed too. The slowest mobile line has some 30 KiB/s.
 */
final class Pace {
    static final int LEAST_BYTES_PER_SECOND = 16 * 1024;

    private static final long GRACE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Request request;
    private final Runnable tooSlow;
    private long began;
    private long bytes;
    private Scheduler.Task watch;

    /** @param tooSlow what is done about it, by the scheduler's thread */
    Pace(Request request, Runnable tooSlow) {
        this.request = request;
        this.tooSlow = tooSlow;
    }

    /** From now on the clock runs, if it does not yet. */
    synchronized void start() {
        if (watch == null) {
            began = System.nanoTime();
            bytes = 0;
            look(GRACE_NANOS);
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
            long left = GRACE_NANOS
                    + TimeUnit.SECONDS.toNanos(bytes) / LEAST_BYTES_PER_SECOND
                    - (System.nanoTime() - began);
            if (left > 0) {
                look(left);
                return;
            }
        }
        tooSlow.run();
    }
}
