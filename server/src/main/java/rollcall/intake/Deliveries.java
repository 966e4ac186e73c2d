package rollcall.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import rollcall.store.Arrival;
import rollcall.store.BatchTable;
import rollcall.store.InstanceKey;
import rollcall.store.LostAnswerTable;
import rollcall.store.StoreException;

/**
 * The answers to kept heartbeats that are under way, and those that were lost. What is settled is noted in the database with the next
 * group commit, or by {@link #flush} when none comes; what this process leaves open when it dies, the others take for lost.
 */
public final class Deliveries {
    /** How long a second copy waits to learn how the first one's answer fared. */
    private static final long PATIENCE_SECONDS = 2;

    /** Doubts kept in memory while the database is away: more than a full queue can bring. */
    private static final int MOST_DOUBTS = 10_000;

    /** The number of no batch: a repeat's answer is not noted in any. */
    private static final long NO_BATCH = 0;

    private final LostAnswerTable lostAnswers;
    private final BatchTable batches;
    private final Map<Heard, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<Long> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Heard> unsaved = new ConcurrentLinkedQueue<>();

    /** A loss is known here a moment before the database shows it to a commit that has already begun. */
    private final Cache<InstanceKey, Instant> justLost = Caffeine.newBuilder()
            .maximumSize(MOST_DOUBTS)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    /** Repeats that have been told ok: a commit that began before that was noted still sees them as lost. */
    private final Cache<InstanceKey, Instant> justTold = Caffeine.newBuilder()
            .maximumSize(MOST_DOUBTS)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    /** One heartbeat: an instance may have two answers under way, for one that replaced another, or for one after it was forgotten. */
    private record Heard(InstanceKey key, Instant at) {}

    private record UnderWay(Heard heard, long batchId, CompletableFuture<Boolean> lost) {}

    public Deliveries(LostAnswerTable lostAnswers, BatchTable batches) {
        this.lostAnswers = lostAnswers;
        this.batches = batches;
    }

    /** Notes the answers that a committed group is about to give. */
    void open(List<InstanceKey> keys, List<Arrival> arrivals) {
        for (int i = 0; i < keys.size(); i++) {
            if (arrivals.get(i) instanceof Arrival.Stored stored) {
                open.computeIfAbsent(stored.batchId(), id -> new AtomicInteger())
                        .incrementAndGet();
                Heard heard = new Heard(keys.get(i), stored.at());
                underWay.put(heard, new UnderWay(heard, stored.batchId(), new CompletableFuture<>()));
            }
        }
    }

    /** The delivery of one answer of an {@linkplain #open opened} group. */
    Delivery delivery(InstanceKey key, Arrival.Stored stored) {
        UnderWay one = underWay.get(new Heard(key, stored.at()));
        if (one == null) {
            throw new IllegalStateException("an answer is delivered once");
        }
        return Delivery.of(() -> settle(one, false), () -> {
            remember(one.heard);
            settle(one, true);
        });
    }

    /** The delivery of a second ok, to the repeat of a heartbeat whose first answer was lost. */
    Delivery repeat(InstanceKey key, Instant at) {
        UnderWay one = new UnderWay(new Heard(key, at), NO_BATCH, new CompletableFuture<>());
        underWay.putIfAbsent(one.heard, one);
        Runnable whenDelivered = () -> {
            justTold.put(key, at);
            forget(key, at);
            settle(one, false);
        };
        // One that is lost as well is remembered already.
        return Delivery.of(whenDelivered, () -> settle(one, true));
    }

    private void forget(InstanceKey key, Instant at) {
        justLost.invalidate(key);
        try {
            lostAnswers.forget(key, at);
        } catch (StoreException e) {
            // It stays remembered: at worst one more repeat is told ok, and none is counted.
        }
    }

    /** Whether the answer to an instance's last heartbeat was lost; waits for one that is under way on this server. */
    boolean wasLost(InstanceKey key, Arrival.TooSoon tooSoon) {
        UnderWay one = underWay.get(new Heard(key, tooSoon.last()));
        if (one != null) {
            return one.lost
                    .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .copy()
                    .join();
        }
        if (tooSoon.last().equals(justTold.getIfPresent(key))) {
            return false;
        }
        return tooSoon.answerLost() || tooSoon.last().equals(justLost.getIfPresent(key));
    }

    /** A commit broke off: if these heartbeats are there after all, their senders were not told. */
    void doubt(Collection<InstanceKey> keys, Instant at) {
        keys.stream().limit(MOST_DOUBTS - unsaved.size()).forEach(key -> {
            justLost.put(key, at);
            unsaved.add(new Heard(key, at));
        });
    }

    /** The batches whose answers are all settled, to be noted with the next commit. */
    List<Long> takeAnswered() {
        List<Long> taken = new ArrayList<>();
        for (Long id = answered.poll(); id != null; id = answered.poll()) {
            taken.add(id);
        }
        return taken;
    }

    /** The commit that was to note them failed. */
    void giveBack(List<Long> batchIds) {
        answered.addAll(batchIds);
    }

    /** Writes what no group commit has taken along; to be called about once a second, and once before the end. */
    public void flush() throws StoreException {
        for (Heard loss = unsaved.peek(); loss != null; loss = unsaved.peek()) {
            lostAnswers.remember(loss.key, loss.at);
            unsaved.remove(loss);
        }
        List<Long> settled = takeAnswered();
        if (!settled.isEmpty()) {
            try {
                batches.answered(settled);
            } catch (StoreException e) {
                giveBack(settled);
                throw e;
            }
        }
    }

    private void settle(UnderWay one, boolean lost) {
        underWay.remove(one.heard, one);
        one.lost.complete(lost);
        Optional.ofNullable(open.get(one.batchId))
                .filter(left -> left.decrementAndGet() == 0)
                .ifPresent(left -> {
                    open.remove(one.batchId);
                    answered.add(one.batchId);
                });
    }

    private void remember(Heard loss) {
        justLost.put(loss.key, loss.at);
        try {
            lostAnswers.remember(loss.key, loss.at);
        } catch (StoreException e) {
            unsaved.add(loss);
        }
    }
}
