package rollcall.intake.commit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rollcall.store.StoreException;
import rollcall.store.events.EventBatchTable;
import rollcall.store.events.EventCommit;
import rollcall.store.events.EventCommit.Fate;

/**
 * The answers to kept batches of events that this server is giving. An equal batch that comes later is taken for a resend only if an answer
 * was lost; as long as that is open, it waits, and in the end is told to come back (503): then neither is anything counted twice, nor is an
 * honest batch taken for a resend.
 *
 * <pre>
 * state      | here                 | row in event_batch     | an equal batch here | at another server     | ends by
 * -----------+----------------------+------------------------+---------------------+-----------------------+---------------------------
 * under way  | UNDER_WAY            | none or open, our run  | waits               | waits                 | delivered, lost, rolled back
 * arrived    | ARRIVED              | open, our run          | counts whole        | waits for the note    | note: answered
 * lost       | LOST                 | open, our run          | is the resend       | waits for the note    | note: run 0
 * doubtful   | nothing but a note   | none, or open, our run | is the resend       | waits for the note    | note: run 0, when it is there
 *            |  to be written       |                        |                     |                       |
 * noted      | nothing              | answered               | counts whole        | counts whole          |
 *            | nothing              | open, run 0            | is the resend       | is the resend         | its resend; 8 days
 * we are     |                      | open, our run          |                     | waits; the resend     | the sweep: run 0
 *  dead      |                      |                        |                     |  from the sweep on    |
 * </pre>
 *
 * A note follows within some 20 ms. What was delivered less than that before a server was killed is doubtful after the sweep: then the promise
 * that a lost answer's resend is recognised wins over the one that two honest requests are two, because a database cannot tell them apart.
 */
public final class PendingBatchAcks {
    /** Doubtful commits that are remembered until they turn up. */
    private static final int MOST_DOUBTFUL = 10_000;

    private final EventBatchTable batches;
    private final Map<Long, CompletableFuture<Fate>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> unnoted = new LinkedBlockingQueue<>();

    /** Transactions that may have been committed, or may be still: the others have to learn that nobody was answered. */
    private final Cache<Long, Boolean> doubtful = Caffeine.newBuilder()
            .maximumSize(MOST_DOUBTFUL)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    public PendingBatchAcks(EventBatchTable batches) {
        this.batches = batches;
    }

    /** The batches of one transaction that is about to commit; their answer is under way from before the commit on. */
    public Opening opening() {
        return new Opening();
    }

    /** Waits until something is settled and not yet noted; not longer than for so many milliseconds. */
    boolean awaitSettled(long millis) throws InterruptedException {
        Long first = unnoted.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            unnoted.add(first);
        }
        return first != null;
    }

    /** Notes in the database what was settled. An answer is dropped from memory only once the database shows how it fared. */
    synchronized void note() throws StoreException {
        List<Long> settled = new ArrayList<>();
        unnoted.drainTo(settled);
        try {
            note(settled, Fate.ARRIVED);
            note(settled, Fate.LOST);
        } finally {
            settled.stream().filter(answers::containsKey).forEach(unnoted::add);
        }
    }

    /** Notes what was settled, and the commits whose end nobody learned; to be called about once a second, and once before the end. */
    public void flush() throws StoreException {
        note();
        List<Long> open = List.copyOf(doubtful.asMap().keySet());
        if (!open.isEmpty()) {
            doubtful.invalidateAll(batches.lost(open));
        }
    }

    private void note(List<Long> settled, Fate fate) throws StoreException {
        List<Long> same = settled.stream().filter(id -> fate(id) == fate).toList();
        if (same.isEmpty()) {
            return;
        }
        if (fate == Fate.ARRIVED) {
            batches.answered(same);
        } else {
            batches.lost(same);
        }
        same.forEach(answers::remove);
    }

    private Fate fate(long batchId) {
        CompletableFuture<Fate> answer = answers.get(batchId);
        return answer == null ? Fate.UNKNOWN : answer.getNow(Fate.UNDER_WAY);
    }

    /** See {@link #opening}. Of one thread, until its answer is given. */
    public final class Opening implements EventCommit.Answers {
        private final List<Long> batchIds = new ArrayList<>();

        @Override
        public Fate of(long batchId) {
            return fate(batchId);
        }

        @Override
        public void opened(long batchId) {
            batchIds.add(batchId);
            answers.put(batchId, new CompletableFuture<>());
        }

        @Override
        public void await(long batchId, long millis) {
            CompletableFuture<Fate> answer = answers.getOrDefault(batchId, new CompletableFuture<>());
            answer.copy()
                    .completeOnTimeout(Fate.UNDER_WAY, millis, TimeUnit.MILLISECONDS)
                    .join();
        }

        /** Nothing was committed after all. */
        public void abandon() {
            batchIds.forEach(id -> Objects.requireNonNull(answers.remove(id)).complete(Fate.UNKNOWN));
        }

        /** Nobody knows whether they were committed: if they were, their answer is lost. */
        public void doubt() {
            batchIds.forEach(id -> doubtful.put(id, true));
            abandon();
        }

        /** The delivery of the one answer to all of them. */
        public Ack delivery() {
            return Ack.of(() -> settle(Fate.ARRIVED), () -> settle(Fate.LOST));
        }

        private void settle(Fate fate) {
            batchIds.forEach(id -> {
                Objects.requireNonNull(answers.get(id)).complete(fate);
                unnoted.add(id);
            });
        }
    }
}
