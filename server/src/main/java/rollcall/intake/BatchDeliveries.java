package rollcall.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import rollcall.store.EventBatchTable;
import rollcall.store.EventCommit;
import rollcall.store.StoreException;

/**
 * The answers to kept batches of events that this server is giving. What arrived and what was lost is noted in the database by
 * {@link #flush}; until then this server knows it alone, and when it dies, the others take for lost what it had not noted.
 */
public final class BatchDeliveries {
    private final EventBatchTable batches;
    private final Map<Long, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Set<Long> delivered = ConcurrentHashMap.newKeySet();
    private final Set<Long> lost = ConcurrentHashMap.newKeySet();

    public BatchDeliveries(EventBatchTable batches) {
        this.batches = batches;
    }

    /** The batches of one transaction that is about to commit; their answer is under way from before the commit on. */
    Opening opening() {
        return new Opening();
    }

    /** What a commit has to know beyond what the database shows. */
    EventCommit.Answers answers(boolean patient, Opening opening) {
        return new EventCommit.Answers(List.copyOf(delivered), underWay::containsKey, patient, opening::add);
    }

    /** Waits until an answer that this server is giving is settled, or for the time given if another one gives it. */
    void await(long batchId, long millis) {
        CompletableFuture<Void> settled = underWay.getOrDefault(batchId, new CompletableFuture<>());
        settled.copy().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
    }

    /** Notes in the database what was settled; to be called about once a second, and once before the end. */
    public void flush() throws StoreException {
        note(delivered, batches::answered);
        note(lost, batches::lost);
    }

    private interface Note {
        void write(Collection<Long> batchIds) throws StoreException;
    }

    /** An identifier is dropped from memory only once the database shows what it says. */
    private static void note(Set<Long> settled, Note note) throws StoreException {
        List<Long> taken = List.copyOf(settled);
        if (!taken.isEmpty()) {
            note.write(taken);
            taken.forEach(settled::remove);
        }
    }

    /** See {@link #opening}. */
    final class Opening {
        private final List<Long> batchIds = new ArrayList<>();

        private void add(long batchId) {
            batchIds.add(batchId);
            underWay.put(batchId, new CompletableFuture<>());
        }

        /** Nothing was committed after all. */
        void abandon() {
            settle(batchIds);
        }

        /** The delivery of the one answer to all of them. */
        Delivery delivery() {
            return new Delivery() {
                @Override
                public void delivered() {
                    delivered.addAll(batchIds);
                    settle(batchIds);
                }

                @Override
                public void lost() {
                    lost.addAll(batchIds);
                    settle(batchIds);
                }
            };
        }
    }

    private void settle(List<Long> batchIds) {
        batchIds.forEach(id -> underWay.remove(id).complete(null));
    }
}
