package rollcall.intake.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches of heartbeats with answers under way, and batches whose answers are all settled but not noted in the database yet. */
final class UnsettledBatches {
    private final Map<Long, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<Long> settled = new ConcurrentLinkedQueue<>();

    /** One more answer is under way. All answers of a batch have to be added before the first is settled. */
    void add(long batchId) {
        open.computeIfAbsent(batchId, id -> new AtomicInteger()).incrementAndGet();
    }

    /** One answer fewer is under way. Does nothing for a number that is no batch's. */
    void settle(long batchId) {
        AtomicInteger left = open.get(batchId);
        if (left != null && left.decrementAndGet() == 0) {
            open.remove(batchId);
            settled.add(batchId);
        }
    }

    /** Removes and returns the batches whose answers are all settled. */
    List<Long> takeSettled() {
        List<Long> taken = new ArrayList<>();
        for (Long id = settled.poll(); id != null; id = settled.poll()) {
            taken.add(id);
        }
        return taken;
    }

    /** Takes batches back that could not be noted. */
    void giveBack(List<Long> batchIds) {
        settled.addAll(batchIds);
    }
}
