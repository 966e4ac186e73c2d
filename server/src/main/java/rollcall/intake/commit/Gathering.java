package rollcall.intake.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import rollcall.store.instances.InstanceKey;

/**
 * The heartbeats that wait for a group. Writers take turns to gather one: whoever gathers has the next that come. Beside a commit that is under way
 * a group is only begun once as many wait as that one has, so that two commits share the work by halves; otherwise a group would be cut into two,
 * each of which costs the database nearly as much.
 */
final class Gathering {
    private static final int WAITING = 4_096;
    private static final int LARGEST_GROUP = 512;

    /**
     * How many copies of one instance may wait, each for a group of its own. No honest sender has more, and each holds a thread for as many
     * commits.
     */
    private static final int MOST_COPIES = 24;

    /** How often to look whether enough wait. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final BlockingQueue<PendingHeartbeat> queue = new ArrayBlockingQueue<>(WAITING);

    /** Further copies of an instance, for the groups to come. Guarded by this. */
    private final Queue<PendingHeartbeat> postponed = new ArrayDeque<>();

    private volatile @Nullable Thread gatherer;

    /** False if too many wait. */
    boolean offer(PendingHeartbeat heartbeat) {
        return queue.offer(heartbeat);
    }

    /** Whether nobody waits. */
    synchronized boolean isEmpty() {
        return queue.isEmpty() && postponed.isEmpty();
    }

    /** A commit has ended: the next group need not wait for it. */
    void ended() {
        LockSupport.unpark(gatherer);
    }

    /**
     * Puts the next heartbeats into a group, each instance once; none if nobody comes for a while.
     *
     * @param underWay how many heartbeats are in commits under way
     */
    synchronized void into(List<PendingHeartbeat> group, IntSupplier underWay) throws InterruptedException {
        List<PendingHeartbeat> arrived = new ArrayList<>(postponed);
        postponed.clear();
        if (arrived.isEmpty()) {
            PendingHeartbeat first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            arrived.add(first);
        }
        awaitAsMany(arrived.size(), underWay);
        queue.drainTo(arrived, LARGEST_GROUP - arrived.size());
        divide(arrived, group);
    }

    /** Waits until as many have come as are under way, or nothing is. */
    private void awaitAsMany(int arrived, IntSupplier underWay) {
        gatherer = Thread.currentThread();
        while (arrived + queue.size() < Math.min(LARGEST_GROUP, underWay.getAsInt())) {
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
        }
        gatherer = null;
    }

    private void divide(List<PendingHeartbeat> arrived, List<PendingHeartbeat> group) {
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
}
