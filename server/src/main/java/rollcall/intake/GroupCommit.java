package rollcall.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.Arrival;
import rollcall.store.ArrivingHeartbeat;
import rollcall.store.DoubtfulCommit;
import rollcall.store.HeartbeatCommit;
import rollcall.store.InstanceKey;
import rollcall.store.StoreException;

/**
 * Commits heartbeats that arrive at the same time in one transaction. Whoever comes while a commit is under way shares the next one; a
 * single heartbeat finds the writer idle and does not wait. At most {@value #WAITING} wait; the next one is refused at once, and so is
 * every one that comes while the database stands still: whoever waits there in vain holds a thread that others need.
 */
public final class GroupCommit implements AutoCloseable {
    private static final int WAITING = 4_096;
    private static final int LARGEST_GROUP = 512;

    /** A commit that takes longer than this, in nanoseconds, is no slow disk any more: somebody holds a lock, or the database is gone. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(2);

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final HeartbeatCommit commit;
    private final Deliveries deliveries;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    // Second copies of an instance within one group; only the writer touches them.
    private final Queue<Waiting> postponed = new ArrayDeque<>();
    private final Thread writer = new Thread(this::run, "group-commit");
    private volatile boolean closing;
    private volatile boolean committing;
    private volatile long began;

    private record Waiting(ArrivingHeartbeat heartbeat, CompletableFuture<Arrival> arrival) {
        InstanceKey key() {
            return InstanceKey.of(heartbeat);
        }
    }

    public GroupCommit(HeartbeatCommit commit, Deliveries deliveries, Clock clock) {
        this.commit = commit;
        this.deliveries = deliveries;
        this.clock = clock;
        writer.start();
    }

    /**
     * What becomes of the heartbeat, once that is durable. It fails with {@link Unavailable}. Who gives up waiting must complete it
     * otherwise: if the heartbeat is kept after that, its answer counts as lost.
     */
    CompletableFuture<Arrival> submit(ArrivingHeartbeat heartbeat) {
        Waiting waiting = new Waiting(heartbeat, new CompletableFuture<>());
        if (closing || standsStill() || !queue.offer(waiting)) {
            waiting.arrival.completeExceptionally(new Unavailable("too many heartbeats wait for the database", null));
        }
        return waiting.arrival;
    }

    /** Finishes what was submitted, then stops. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean standsStill() {
        return committing && System.nanoTime() - began > STANDSTILL;
    }

    private void run() {
        while (!closing || !queue.isEmpty() || !postponed.isEmpty()) {
            try {
                List<Waiting> group = nextGroup();
                if (!group.isEmpty()) {
                    commit(group);
                }
            } catch (InterruptedException e) {
                LOG.warn("the group commit was interrupted and goes on");
            }
        }
    }

    private List<Waiting> nextGroup() throws InterruptedException {
        List<Waiting> arrived = new ArrayList<>(postponed);
        postponed.clear();
        if (arrived.isEmpty()) {
            Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first != null) {
                arrived.add(first);
            }
        }
        queue.drainTo(arrived, LARGEST_GROUP - arrived.size());
        return withoutSecondCopies(arrived);
    }

    private List<Waiting> withoutSecondCopies(List<Waiting> arrived) {
        Set<InstanceKey> keys = new HashSet<>();
        List<Waiting> group = new ArrayList<>(arrived.size());
        arrived.forEach(one -> (keys.add(one.key()) ? group : postponed).add(one));
        return group;
    }

    private void commit(List<Waiting> group) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Long> answered = deliveries.takeAnswered();
        began = System.nanoTime();
        committing = true;
        try {
            List<ArrivingHeartbeat> heartbeats =
                    group.stream().map(Waiting::heartbeat).toList();
            settle(group, commit.commit(heartbeats, at, answered));
        } catch (StoreException | RuntimeException e) {
            deliveries.giveBack(answered);
            fail(group, at, e);
        } finally {
            committing = false;
        }
    }

    private void settle(List<Waiting> group, List<Arrival> arrivals) {
        deliveries.open(group.stream().map(Waiting::key).toList(), arrivals);
        for (int i = 0; i < group.size(); i++) {
            Waiting one = group.get(i);
            boolean gaveUp = !one.arrival.complete(arrivals.get(i));
            if (gaveUp && arrivals.get(i) instanceof Arrival.Stored stored) {
                deliveries.delivery(one.key(), stored).lost();
            }
        }
    }

    private void fail(List<Waiting> group, Instant at, Exception e) {
        LOG.warn("{} heartbeats could not be committed: {}", group.size(), StoreException.kind(e));
        if (e instanceof DoubtfulCommit) {
            deliveries.doubt(group.stream().map(Waiting::key).toList(), at);
        }
        group.forEach(one -> one.arrival.completeExceptionally(new Unavailable("the database is away", e)));
    }
}
