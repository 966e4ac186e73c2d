package rollcall.intake.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches of heartbeats that have answers under way, and those whose answers are all settled and that is not noted in the database yet. */
final class UnsettledBatches {
    private final Map<Long, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<Long> settled = new ConcurrentLinkedQueue<>();

    /** One answer more is under way. All of a batch have to be added before the first is settled. */
    void add(long batchId) {
        open.computeIfAbsent(batchId, id -> new AtomicInteger()).incrementAndGet();
    }

    /** One answer fewer is under way; without effect for the number of no batch. */
    void settle(long batchId) {
        AtomicInteger left = open.get(batchId);
        if (left != null && left.decrementAndGet() == 0) {
            open.remove(batchId);
            settled.add(batchId);
        }
    }

    /** Those whose answers are all settled; they are the caller's from then on. */
    List<Long> takeSettled() {
        List<Long> taken = new ArrayList<>();
        for (Long id = settled.poll(); id != null; id = settled.poll()) {
            taken.add(id);
        }
        return taken;
    }

    /** They could not be noted. */
    void giveBack(List<Long> batchIds) {
        settled.addAll(batchIds);
    }
}
