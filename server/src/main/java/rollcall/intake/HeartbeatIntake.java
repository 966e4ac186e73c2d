package rollcall.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.commit.Ack;
import rollcall.intake.commit.GroupCommit;
import rollcall.intake.commit.PendingAcks;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.store.heartbeats.ArrivingHeartbeat;
import rollcall.store.heartbeats.HeartbeatCommitResult;
import rollcall.store.instances.InstanceKey;

/** A decoded heartbeat's way in, from the gate to the receipt. */
public final class HeartbeatIntake {
    /** How long a sender waits for the commit before it is told to come back: it holds one of the threads that answer everybody else. */
    private static final long COMMIT_SECONDS = 5;

    private final Function<Product, Vocabulary> vocabularies;
    private final GroupCommit groupCommit;
    private final PendingAcks pendingAcks;
    private final IntakeCounts intakeCounts;
    private final Clock clock;

    /** @param vocabularies what may be kept, by product */
    public HeartbeatIntake(
            Function<Product, Vocabulary> vocabularies,
            GroupCommit groupCommit,
            PendingAcks pendingAcks,
            IntakeCounts intakeCounts,
            Clock clock) {
        this.vocabularies = vocabularies;
        this.groupCommit = groupCommit;
        this.pendingAcks = pendingAcks;
        this.intakeCounts = intakeCounts;
        this.clock = clock;
    }

    /** A heartbeat that shares a commit with those that come at the same time. It has to be {@linkplain #await awaited} or given up. */
    record Submitted(
            Product product,
            KeptHeartbeat kept,
            InstanceKey key,
            RepeatPolicy again,
            CompletableFuture<GroupCommit.Committed> committed,
            long deadline) {
        /** From here on a commit of it is a lost answer. */
        void giveUp() {
            if (!committed.completeExceptionally(new Unavailable("nobody waits for it", null))
                    && !committed.isCompletedExceptionally()) {
                committed.join().delivery().lost();
            }
        }
    }

    /**
     * Keeps what may be kept of a heartbeat. Returns only when that is durable, or refused.
     *
     * @param repeatPolicy what becomes of a second one within the window
     * @throws Unavailable if the store cannot take it now
     * @throws Unstorable if it never can
     */
    IngestResult keep(Product product, Heartbeat heartbeat, RepeatPolicy repeatPolicy) {
        return await(submit(product, heartbeat, repeatPolicy));
    }

    /** Hands a heartbeat to the next commit. */
    Submitted submit(Product product, Heartbeat heartbeat, RepeatPolicy repeatPolicy) {
        KeptHeartbeat kept = Gate.judge(vocabularies.apply(product), heartbeat);
        Duration window = repeatPolicy == RepeatPolicy.REPLACES ? Duration.ZERO : product.window();
        ArrivingHeartbeat arriving = ArrivingHeartbeat.of(product, kept, window);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(COMMIT_SECONDS);
        return new Submitted(product, kept, arriving.key(), repeatPolicy, groupCommit.submit(arriving), deadline);
    }

    /** What became of it; throws as {@link #keep} does. */
    IngestResult await(Submitted one) {
        GroupCommit.Committed committed = committed(one);
        if (committed.arrival() instanceof HeartbeatCommitResult.TooSoon tooSoon) {
            return repeated(one, tooSoon);
        }
        intakeCounts.kept(one.product, one.kept.ignored());
        return new IngestResult.Kept(committed.delivery(), false, one.kept.ignored());
    }

    private IngestResult repeated(Submitted one, HeartbeatCommitResult.TooSoon tooSoon) {
        // Who is told ok in any case need not wait for how the first answer fared.
        boolean lost = one.again == RepeatPolicy.REFUSED ? pendingAcks.wasLost(one.key, tooSoon) : tooSoon.answerLost();
        Optional<Product> product = Optional.of(one.product);
        if (lost || one.again != RepeatPolicy.REFUSED) {
            intakeCounts.refused(product, Rejection.REPEATED, "");
            Ack ack = lost ? pendingAcks.repeat(one.key, tooSoon.last()) : Ack.NOTHING_TO_LOSE;
            return new IngestResult.Kept(ack, true, List.of());
        }
        Duration left = Duration.between(clock.instant(), tooSoon.last().plus(one.product.window()));
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        intakeCounts.refused(product, Rejection.RATE_LIMITED, "");
        return new IngestResult.Refused(Rejection.RATE_LIMITED, "", Optional.of(seconds));
    }

    private static GroupCommit.Committed committed(Submitted one) {
        try {
            return one.committed.get(Math.max(0, one.deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(one.committed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(one.committed);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unstorable never ? never : new Unavailable("the commit failed", e);
        } catch (CancellationException e) {
            throw new Unavailable("the commit failed", e);
        }
    }

    /** From here on a commit of it is a lost answer, unless it came in this very moment. */
    private static GroupCommit.Committed giveUp(CompletableFuture<GroupCommit.Committed> committed) {
        Unavailable late = new Unavailable("the commit took too long", null);
        if (committed.completeExceptionally(late) || committed.isCompletedExceptionally()) {
            throw late;
        }
        return committed.join();
    }
}
