package rollcall.intake.commit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.report.quota.Quota;
import rollcall.store.Outage;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.HeartbeatCommit.Committed;
import rollcall.store.instances.InstanceKey;

/**
 * Commits heartbeats that arrive at the same time in one transaction. Heartbeats that come while a commit is under way share the next one; a
 * single heartbeat finds the writer idle and does not wait. At most {@value #WAITING} heartbeats wait. The next one fails at once, and so does
 * every one that comes while the database stands still, or while 24 of the same instance wait, because each that waits holds a thread.
 *
 * <p>A group that the database rejects for a value in it is halved until the heartbeat with that value is alone, so that it costs no other one.
 */
public final class GroupCommit implements AutoCloseable {
    private static final int WAITING = 4_096;
    private static final int LARGEST_GROUP = 512;

    /**
     * How many copies of one instance may wait, each for a group of its own. No honest sender has more, and each holds a thread for as many
     * commits.
     */
    private static final int MOST_COPIES = 24;

    /** A commit that takes longer, in nanoseconds, is not due to a slow disk: somebody holds a lock, or the database is gone. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(2);

    /** After so many nanoseconds waiting senders are told to come back. A server whose commit takes longer cannot take heartbeats. */
    private static final long STUCK = TimeUnit.SECONDS.toNanos(5);

    /**
     * For so many nanoseconds after a failed group the server reports that it takes no heartbeats. Then it has to be tried again, because only a
     * further heartbeat can find out that, for example, the disk has room again.
     */
    private static final long FAILS_FOR = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final HeartbeatCommit commit;
    private final PendingAcks pendingAcks;
    private final FailureCount failures;
    private final Clock clock;
    private final BlockingQueue<PendingHeartbeat> queue = new ArrayBlockingQueue<>(WAITING);
    /** Further copies of an instance, for the groups to come. Only the writer uses it. */
    private final Queue<PendingHeartbeat> postponed = new ArrayDeque<>();

    private final Thread writer = new Thread(this::run, "group-commit");
    private volatile boolean closing;
    private volatile boolean committing;
    private volatile long began;
    private volatile boolean failing;
    private volatile long failedAt;

    public GroupCommit(HeartbeatCommit commit, PendingAcks pendingAcks, FailureCount failures, Clock clock) {
        this.commit = commit;
        this.pendingAcks = pendingAcks;
        this.failures = failures;
        this.clock = clock;
        writer.start();
    }

    /**
     * Puts a heartbeat into the next group. Its wait ends when that is durable, or fails with {@link Unavailable}, {@link Unstorable}
     * or {@link QuotaExceeded}.
     */
    public void submit(PendingHeartbeat heartbeat) {
        commit.prepare(heartbeat);
        if (closing || isBusyFor(STANDSTILL) || !queue.offer(heartbeat)) {
            heartbeat.fail(new Unavailable("too many heartbeats wait for the database", null));
        }
    }

    /**
     * Whether heartbeats can be taken: the writer lives, no commit has been under way for more than five seconds, and none failed within the last
     * ten, because of a full disk for example.
     */
    public boolean works() {
        boolean fails = failing && System.nanoTime() - failedAt < FAILS_FOR;
        return writer.isAlive() && !fails && !isBusyFor(STUCK);
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

    private boolean isBusyFor(long nanos) {
        return committing && System.nanoTime() - began > nanos;
    }

    /** Writes group after group. No failure of a group ends the writer. */
    private void run() {
        while (!closing || !queue.isEmpty() || !postponed.isEmpty()) {
            List<PendingHeartbeat> group = new ArrayList<>();
            try {
                gather(group);
                if (!group.isEmpty()) {
                    write(group);
                }
            } catch (InterruptedException e) {
                LOG.warn("the group commit was interrupted and goes on");
            } catch (RuntimeException | Error e) {
                report(group, e);
                group.forEach(one -> one.fail(new Unavailable("the commit failed", e)));
            }
        }
    }

    private void gather(List<PendingHeartbeat> group) throws InterruptedException {
        List<PendingHeartbeat> arrived = new ArrayList<>(postponed);
        postponed.clear();
        if (arrived.isEmpty()) {
            PendingHeartbeat first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first != null) {
                arrived.add(first);
            }
        }
        queue.drainTo(arrived, LARGEST_GROUP - arrived.size());
        Map<InstanceKey, Integer> copies = new HashMap<>();
        for (PendingHeartbeat one : arrived) {
            int number = copies.merge(one.key(), 1, Integer::sum);
            if (number > 1 + MOST_COPIES) {
                one.fail(new Unavailable("too many copies of one heartbeat wait", null));
            } else {
                (number == 1 ? group : postponed).add(one);
            }
        }
    }

    private void write(List<PendingHeartbeat> group) {
        began = System.nanoTime();
        committing = true;
        try {
            commit(group);
        } finally {
            committing = false;
        }
    }

    private void commit(List<PendingHeartbeat> group) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Long> answered = pendingAcks.takeSettled();
        Committed committed;
        try {
            committed = commit.commit(group, at, answered);
        } catch (StoreException | RuntimeException | Error e) {
            pendingAcks.giveBack(answered);
            failed(group, at, e);
            return;
        }
        failing = false;
        List<Ack> acks = pendingAcks.open(keys(group), at, committed);
        for (int i = 0; i < group.size(); i++) {
            PendingHeartbeat one = group.get(i);
            Quota full = committed.overQuota().get(one.key());
            if (full == null) {
                one.complete(acks.get(i), committed.tooSoon().get(one.key()));
            } else {
                one.fail(new QuotaExceeded(full, at));
            }
        }
    }

    private void failed(List<PendingHeartbeat> group, Instant at, Throwable e) {
        // A fault of this program is treated like a value that the database rejects: one heartbeat alone may cause it.
        boolean isAboutOne = e instanceof RuntimeException ? !Outage.is(e) : Outage.isOfData(e);
        if (isAboutOne && !(e instanceof DoubtfulCommit)) {
            halve(group, e);
            return;
        }
        failedAt = System.nanoTime();
        failing = true;
        report(group, e);
        if (e instanceof DoubtfulCommit || e instanceof Error) {
            pendingAcks.doubt(keys(group), at);
        }
        group.forEach(one -> one.fail(new Unavailable("the database is away", e)));
    }

    private void halve(List<PendingHeartbeat> group, Throwable e) {
        if (group.size() == 1) {
            report(group, e);
            group.get(0).fail(new Unstorable(e));
            return;
        }
        int half = group.size() / 2;
        commit(group.subList(0, half));
        commit(group.subList(half, group.size()));
    }

    private void report(List<PendingHeartbeat> group, Throwable e) {
        failures.at(FailureCount.Place.HEARTBEAT_COMMIT);
        LOG.warn("{} heartbeats could not be committed (SQLSTATE {}): {}", group.size(), Outage.state(e), Trace.of(e));
    }

    private static List<InstanceKey> keys(List<PendingHeartbeat> group) {
        return group.stream().map(PendingHeartbeat::key).toList();
    }
}
