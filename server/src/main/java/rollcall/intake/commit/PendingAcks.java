package rollcall.intake.commit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.StoreException;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit.Committed;
import rollcall.store.heartbeats.HeartbeatCommit.TooSoon;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.instances.InstanceKey;

/**
 * The acknowledgements of kept heartbeats. A heartbeat within the window of an earlier one is rejected; it is told ok once if the answer to the
 * earlier one was lost. No state counts a heartbeat twice: the window is taken in the database. These are the states of an acknowledgement, and
 * what a repeat of its heartbeat is told at this server and at another one. A test walks both tables.
 *
 * <pre>
 * state          | a repeat here | a repeat elsewhere | in the database
 * ---------------+---------------+--------------------+------------------------------------
 * under way      | waits         | waits              | batch open
 * arrived        | rejected      | waits              | batch open
 * settled        | rejected      | rejected           | batch answered
 * lost           | told ok       | told ok            | lost_answer; batch open or answered
 * unsaved        | told ok       | waits              | batch open
 * in doubt       | told ok       | waits              | batch open, or nothing
 * told           | rejected      | rejected           | batch answered
 * told elsewhere | told ok       | rejected           | batch answered
 * orphaned       | -             | waits              | batch open, its server is dead
 *
 * state          | event                            | next state
 * ---------------+----------------------------------+---------------
 * -              | committed                        | under way
 * -              | committed, nobody knows it       | in doubt
 * under way      | delivered                        | arrived
 * under way      | lost                             | lost
 * under way      | lost, cannot be saved            | unsaved
 * under way      | its server dies                  | orphaned
 * arrived        | noted                            | settled
 * unsaved        | noted                            | lost
 * in doubt       | noted                            | lost
 * orphaned       | swept                            | lost
 * lost           | a repeat is delivered            | told
 * lost           | a repeat is lost                 | lost
 * lost           | a repeat is delivered elsewhere  | told elsewhere
 * </pre>
 *
 * A repeat that waits is told to come back (503) after two seconds. Notes go with the next group commit, or with {@link #flush}. A repeat of a
 * heartbeat that arrived less than a second before its server was killed may be told ok: the database cannot know that it had arrived.
 */
public final class PendingAcks {
    private static final Logger LOG = LoggerFactory.getLogger(PendingAcks.class);

    /** How long a repeat waits to learn how the first answer fared. */
    private static final long PATIENCE_MILLIS = 2_000;

    /** How often to look whether another server has noted how its answer fared. */
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** An answer that may be under way on another server belongs to a heartbeat that is not older, by either server's clock. */
    private static final Duration UNDER_WAY_AT_MOST = Duration.ofMinutes(1);

    /** Losses that are kept in memory while the database is away. Of further ones this server remembers only that their batch is open. */
    private static final int MOST_UNSAVED = 10_000;

    /** The number of no batch: the answer to a repeat is noted in none. */
    private static final long NO_BATCH = 0;

    private final LostAnswerTable lostAnswers;
    private final BatchTable batches;
    private final int runId;
    private final Clock clock;

    /** The answers under way. Each future tells in the end whether the answer was lost. */
    private final Map<Heard, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    /**
     * Whether the answer to a heartbeat was lost, where a commit that has begun already may see something else in the database: it was lost a
     * moment ago, or its repeat was told ok a moment ago.
     */
    private final Cache<Heard, Boolean> justLost = Caffeine.newBuilder()
            .maximumSize(2L * MOST_UNSAVED)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private final Queue<Loss> unsaved = new ArrayBlockingQueue<>(MOST_UNSAVED);
    private final UnsettledBatches unsettled = new UnsettledBatches();

    /** One heartbeat. An instance may have two answers under way: for a heartbeat that replaced another, or that came after it was forgotten. */
    private record Heard(InstanceKey key, Instant at) {}

    private record Loss(Heard heard, long batchId) {}

    /** @param runId this server's number */
    public PendingAcks(LostAnswerTable lostAnswers, BatchTable batches, int runId, Clock clock) {
        this.lostAnswers = lostAnswers;
        this.batches = batches;
        this.runId = runId;
        this.clock = clock;
    }

    /** The acknowledgements of a committed group, in its order; there is nothing to lose for heartbeats that came too soon. */
    List<Ack> open(List<InstanceKey> keys, Instant at, Committed committed) {
        return keys.stream()
                .map(key ->
                        committed.isStored(key) ? open(new Heard(key, at), committed.batchId()) : Ack.NOTHING_TO_LOSE)
                .toList();
    }

    private Ack open(Heard heard, long batchId) {
        CompletableFuture<Boolean> lost = new CompletableFuture<>();
        unsettled.add(batchId);
        underWay.put(heard, lost);
        return Ack.of(
                () -> {
                    settle(heard, lost, false);
                    unsettled.settle(batchId);
                },
                () -> lose(heard, lost, batchId));
    }

    /** The batch is noted as answered only after the loss is saved: another server that sees the one sees the other. */
    private void lose(Heard heard, CompletableFuture<Boolean> lost, long batchId) {
        justLost.put(heard, true);
        boolean saved = save(heard);
        if (!saved) {
            unsaved.offer(new Loss(heard, batchId));
        }
        settle(heard, lost, true);
        if (saved) {
            unsettled.settle(batchId);
        }
    }

    private boolean save(Heard heard) {
        try {
            lostAnswers.remember(heard.key, heard.at);
            return true;
        } catch (StoreException | RuntimeException e) {
            LOG.warn("a lost answer is remembered here alone until the database takes it: {}", Trace.of(e));
            return false;
        }
    }

    private void settle(Heard heard, CompletableFuture<Boolean> answer, boolean lost) {
        underWay.remove(heard, answer);
        answer.complete(lost);
    }

    /** The acknowledgement of the ok to a repeat, whose heartbeat's first answer was lost. If it is lost as well, that is remembered already. */
    public Ack repeat(InstanceKey key, Instant at) {
        Heard heard = new Heard(key, at);
        CompletableFuture<Boolean> lost = new CompletableFuture<>();
        underWay.putIfAbsent(heard, lost);
        return Ack.of(
                () -> {
                    justLost.put(heard, false);
                    forget(heard);
                    settle(heard, lost, false);
                },
                () -> settle(heard, lost, true));
    }

    private void forget(Heard heard) {
        try {
            lostAnswers.forget(heard.key, heard.at);
        } catch (StoreException | RuntimeException e) {
            // It stays remembered: at worst one more repeat is told ok, and none is counted.
            LOG.warn("a lost answer is remembered although its repeat was told: {}", Trace.of(e));
        }
    }

    /** A commit broke off, and nobody knows whether these heartbeats are stored: if they are, their senders were not told. */
    void doubt(Collection<InstanceKey> keys, Instant at) {
        keys.stream().map(key -> new Heard(key, at)).forEach(heard -> {
            justLost.put(heard, true);
            unsaved.offer(new Loss(heard, NO_BATCH));
        });
    }

    /**
     * Whether the answer to an instance's last heartbeat was lost; waits for one that is under way.
     *
     * @throws Unavailable if it is under way still after two seconds
     */
    public boolean wasLost(InstanceKey key, TooSoon tooSoon) {
        Heard heard = new Heard(key, tooSoon.last());
        CompletableFuture<Boolean> answer = underWay.get(heard);
        if (answer != null) {
            return await(answer);
        }
        Boolean known = justLost.getIfPresent(heard);
        return known == null ? tooSoon.answerLost() || isRecent(heard) && wasLostElsewhere(heard) : known;
    }

    private static boolean await(CompletableFuture<Boolean> answer) {
        try {
            return answer.copy()
                    .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new Unavailable("the answer to the heartbeat before this one is still under way", e);
        }
    }

    private boolean isRecent(Heard heard) {
        return Duration.between(heard.at, clock.instant()).abs().compareTo(UNDER_WAY_AT_MOST) < 0;
    }

    private boolean wasLostElsewhere(Heard heard) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            LostAnswerTable.Fate fate = lostAnswers.fate(heard.key, heard.at, runId);
            while (fate == LostAnswerTable.Fate.OPEN && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                fate = lostAnswers.fate(heard.key, heard.at, runId);
            }
            if (fate == LostAnswerTable.Fate.OPEN) {
                throw new Unavailable("another server's answer to the heartbeat before this one is under way", null);
            }
            return fate == LostAnswerTable.Fate.LOST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        } catch (StoreException e) {
            throw new Unavailable("the database is away", e);
        }
    }

    /** How many losses the database does not show yet. */
    int unsaved() {
        return unsaved.size();
    }

    /** The batches whose answers are all settled. The caller notes them with the next commit, or {@linkplain #giveBack gives them back}. */
    List<Long> takeSettled() {
        return unsettled.takeSettled();
    }

    /** The commit that was to note them failed. */
    void giveBack(List<Long> batchIds) {
        unsettled.giveBack(batchIds);
    }

    /** Notes what no group commit has taken along; to be called about once a second, and once before the end. */
    public synchronized void flush() throws StoreException {
        for (Loss loss = unsaved.peek(); loss != null; loss = unsaved.peek()) {
            lostAnswers.remember(loss.heard.key, loss.heard.at);
            unsaved.remove();
            unsettled.settle(loss.batchId);
        }
        List<Long> settled = takeSettled();
        if (!settled.isEmpty()) {
            try {
                batches.answered(settled);
            } catch (StoreException | RuntimeException e) {
                giveBack(settled);
                throw e;
            }
        }
    }
}
