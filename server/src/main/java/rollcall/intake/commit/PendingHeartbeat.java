package rollcall.intake.commit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptHeartbeat;
import rollcall.report.Product;
import rollcall.store.heartbeats.ArrivingHeartbeat;
import rollcall.store.heartbeats.HeartbeatCommit.TooSoon;

/**
 * A heartbeat that waits for its commit, and what becomes of it. The thread of its request makes it, hands it to the {@link GroupCommit} and has
 * to {@linkplain #await await} it or {@linkplain #giveUp give it up}; the writer of groups ends the wait.
 */
public final class PendingHeartbeat extends ArrivingHeartbeat {
    /** How long a request waits for the commit before its sender is told to come back: it holds one of the threads that all requests share. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private final CompletableFuture<Ack> committed = new CompletableFuture<>();
    private volatile @Nullable TooSoon tooSoon;

    /** @param window how long after an accepted heartbeat the same instance is rejected */
    public PendingHeartbeat(Product product, KeptHeartbeat kept, Duration window) {
        super(product, kept, window);
    }

    /**
     * Waits until the heartbeat is durable, or known to come too soon, for at most five seconds from its beginning.
     *
     * @return the acknowledgement, which the caller has to settle
     * @throws Unavailable if the commit failed or took too long. If the heartbeat is kept after that, its answer counts as lost.
     * @throws Unstorable if the database can never take it
     * @throws QuotaExceeded if it would pass a quota
     */
    public Ack await() {
        try {
            return committed.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unstorable || e.getCause() instanceof QuotaExceeded) {
                throw (RuntimeException) e.getCause();
            }
            throw new Unavailable("the commit failed", e);
        } catch (CancellationException e) {
            throw new Unavailable("the commit failed", e);
        }
    }

    /** Which earlier heartbeat of the instance kept this one out; empty if this one was kept. To be asked after {@link #await}. */
    public Optional<TooSoon> tooSoon() {
        return Optional.ofNullable(tooSoon);
    }

    /** Nobody waits for it any more: if it is committed, its answer is lost. */
    public void giveUp() {
        if (!fail(new Unavailable("nobody waits for it", null)) && !committed.isCompletedExceptionally()) {
            committed.join().lost();
        }
    }

    /** The commit may have ended in this very moment; then its acknowledgement counts. */
    private Ack late() {
        Unavailable late = new Unavailable("the commit took too long", null);
        if (fail(late) || committed.isCompletedExceptionally()) {
            throw late;
        }
        return committed.join();
    }

    /**
     * Its group was committed. The answer of a request that gave up is lost.
     *
     * @param keptOutBy null if it was kept
     */
    void complete(Ack ack, @Nullable TooSoon keptOutBy) {
        tooSoon = keptOutBy;
        if (!committed.complete(ack)) {
            ack.lost();
        }
    }

    /** It was not committed; returns whether somebody waited for it still. */
    boolean fail(RuntimeException why) {
        return committed.completeExceptionally(why);
    }
}
