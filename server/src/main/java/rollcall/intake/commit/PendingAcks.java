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
 * The answers to kept heartbeats. A repeat within the window is refused; it is told ok once if the answer before it was lost. What is
 * settled is noted in the database with the next group commit, or by {@link #flush} when none comes.
 *
 * <pre>
 * state      | here                 | in the database                   | a repeat here   | a repeat at another server
 * -----------+----------------------+-----------------------------------+-----------------+---------------------------
 * under way  | underWay             | batch open                        | waits           | waits
 * arrived    | nothing              | batch open, then answered         | refused         | waits for the note, refused
 * lost       | justLost             | lost_answer, then batch answered  | told ok once    | told ok once
 * lost, not  | justLost, unsaved    | batch open                        | told ok once    | waits; told ok from the next
 *  saved     |                      |                                   |                 |  flush on
 * doubtful   | justLost, unsaved    | nothing, or batch open            | told ok once    | told ok from the next flush on
 * told ok    | justTold             | neither                           | refused         | refused
 * we are     |                      | batch open, then (sweep)          |                 | waits; told ok once from the
 *  dead      |                      | lost_answer for all that it holds |                 |  sweep on
 * </pre>
 *
 * Who waits for more than two seconds is told to come back (503). Nothing is counted twice in any state: the window is taken in the database.
 * A repeat in the second before a server was killed may be told ok although its answer had arrived, because the database cannot know that.
 */
public final class PendingAcks {
    private static final Logger LOG = LoggerFactory.getLogger(PendingAcks.class);

    /** How long a second copy waits to learn how the first one's answer fared. */
    private static final long PATIENCE_MILLIS = 2_000;

    /** How often to look whether another server has noted how its answer fared. */
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** An answer that may be under way on another server belongs to a heartbeat that is not older, by whichever clock. */
    private static final Duration UNDER_WAY_AT_MOST = Duration.ofMinutes(1);

    /** Losses kept in memory while the database is away; of further ones this server forgets all but that their batch is open. */
    private static final int MOST_DOUBTS = 10_000;

    /** The number of no batch: a repeat's answer is not noted in any. */
    private static final long NO_BATCH = 0;

    private final LostAnswerTable lostAnswers;
    private final BatchTable batches;
    private final int runId;
    private final Clock clock;
    private final Map<Heard, UnderWay> underWay = new ConcurrentHashMap<>();
    private final UnsettledBatches open = new UnsettledBatches();
    private final Queue<UnderWay> unsaved = new ArrayBlockingQueue<>(MOST_DOUBTS);

    /** A loss is known here a moment before the database shows it to a commit that has already begun. */
    private final Cache<InstanceKey, Instant> justLost = forAWhile();

    /** Repeats that have been told ok: a commit that began before that was noted still sees them as lost. */
    private final Cache<InstanceKey, Instant> justTold = forAWhile();

    /** One heartbeat: an instance may have two answers under way, for one that replaced another, or for one after it was forgotten. */
    private record Heard(InstanceKey key, Instant at) {}

    private record UnderWay(Heard heard, long batchId, CompletableFuture<Boolean> lost) {
        static UnderWay of(InstanceKey key, Instant at, long batchId) {
            return new UnderWay(new Heard(key, at), batchId, new CompletableFuture<>());
        }
    }

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
                .map(key -> committed.tooSoon().containsKey(key)
                        ? Ack.NOTHING_TO_LOSE
                        : open(UnderWay.of(key, at, committed.batchId())))
                .toList();
    }

    private Ack open(UnderWay one) {
        open.add(one.batchId);
        underWay.put(one.heard, one);
        return Ack.of(() -> arrived(one), () -> lose(one));
    }

    /** The delivery of a second ok, to the repeat of a heartbeat whose first answer was lost. */
    public Ack repeat(InstanceKey key, Instant at) {
        UnderWay one = UnderWay.of(key, at, NO_BATCH);
        underWay.putIfAbsent(one.heard, one);
        Runnable whenDelivered = () -> {
            justTold.put(key, at);
            forget(key, at);
            settle(one, false);
        };
        // One that is lost as well is remembered already.
        return Ack.of(whenDelivered, () -> settle(one, true));
    }

    private void forget(InstanceKey key, Instant at) {
        justLost.invalidate(key);
        try {
            lostAnswers.forget(key, at);
        } catch (StoreException | RuntimeException e) {
            // It stays remembered: at worst one more repeat is told ok, and none is counted.
            LOG.warn("a lost answer is remembered although its repeat was told: {}", Trace.of(e));
        }
    }

    /**
     * Whether the answer to an instance's last heartbeat was lost; waits for one that is under way.
     *
     * @throws Unavailable if it still is after two seconds
     */
    public boolean wasLost(InstanceKey key, TooSoon tooSoon) {
        UnderWay one = underWay.get(new Heard(key, tooSoon.last()));
        if (one != null) {
            return await(one);
        }
        if (tooSoon.last().equals(justTold.getIfPresent(key))) {
            return false;
        }
        return tooSoon.answerLost()
                || tooSoon.last().equals(justLost.getIfPresent(key))
                || isRecent(tooSoon) && wasLostElsewhere(key, tooSoon.last());
    }

    private static boolean await(UnderWay one) {
        try {
            return one.lost
                    .copy()
                    .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new Unavailable("the answer to the heartbeat before this one is still under way", e);
        }
    }

    private boolean isRecent(TooSoon tooSoon) {
        return Duration.between(tooSoon.last(), clock.instant()).abs().compareTo(UNDER_WAY_AT_MOST) < 0;
    }

    private boolean wasLostElsewhere(InstanceKey key, Instant at) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            LostAnswerTable.Fate fate = lostAnswers.fate(key, at, runId);
            while (fate == LostAnswerTable.Fate.OPEN && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                fate = lostAnswers.fate(key, at, runId);
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

    /** A commit broke off: if these heartbeats are there after all, their senders were not told. */
    void doubt(Collection<InstanceKey> keys, Instant at) {
        for (InstanceKey key : keys) {
            justLost.put(key, at);
            unsaved.offer(UnderWay.of(key, at, NO_BATCH));
        }
    }

    /** Losses that the database does not show yet. */
    int unsaved() {
        return unsaved.size();
    }

    /** The batches whose answers are all settled, to be noted with the next commit. */
    List<Long> takeAnswered() {
        return open.takeSettled();
    }

    /** The commit that was to note them failed. */
    void giveBack(List<Long> batchIds) {
        open.giveBack(batchIds);
    }

    /** Writes what no group commit has taken along; to be called about once a second, and once before the end. */
    public synchronized void flush() throws StoreException {
        for (UnderWay loss = unsaved.peek(); loss != null; loss = unsaved.peek()) {
            lostAnswers.remember(loss.heard.key, loss.heard.at);
            unsaved.remove();
            open.settle(loss.batchId);
        }
        List<Long> settled = takeAnswered();
        if (!settled.isEmpty()) {
            try {
                batches.answered(settled);
            } catch (StoreException | RuntimeException e) {
                giveBack(settled);
                throw e;
            }
        }
    }

    private void arrived(UnderWay one) {
        settle(one, false);
        open.settle(one.batchId);
    }

    /** The batch is noted as answered only after the loss is: whoever sees the one on another server sees the other. */
    private void lose(UnderWay one) {
        justLost.put(one.heard.key, one.heard.at);
        boolean saved = remember(one.heard);
        if (!saved) {
            unsaved.offer(one);
        }
        settle(one, true);
        if (saved) {
            open.settle(one.batchId);
        }
    }

    private boolean remember(Heard loss) {
        try {
            lostAnswers.remember(loss.key, loss.at);
            return true;
        } catch (StoreException | RuntimeException e) {
            LOG.warn("a lost answer is remembered here alone until the database takes it: {}", Trace.of(e));
            return false;
        }
    }

    private void settle(UnderWay one, boolean lost) {
        underWay.remove(one.heard, one);
        one.lost.complete(lost);
    }

    private static Cache<InstanceKey, Instant> forAWhile() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_DOUBTS)
                .expireAfterWrite(Duration.ofMinutes(5))
                .build();
    }
}
