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
import rollcall.store.events.BatchAcks;
import rollcall.store.events.BatchAcks.Fate;
import rollcall.store.events.BatchAnswerTable;

/**
 * The acknowledgements of kept batches of events. An equal batch that comes later is taken for a resend only if the answer to the earlier one was
 * lost. As long as that is not known it waits, and is told to come back (503) after two seconds: so nothing is counted twice, and no honest
 * batch is taken for a resend. These are the states of an acknowledgement, and what becomes of an equal batch at this server and at another one.
 * A test walks both tables.
 *
 * <pre>
 * state        | an equal batch here | an equal batch elsewhere | row in event_batch
 * -------------+---------------------+--------------------------+-------------------------
 * under way    | waits               | waits                    | none, or open, our run
 * arrived      | counts whole        | waits                    | open, our run
 * lost         | is the resend       | waits                    | open, our run
 * in doubt     | is the resend       | waits                    | open, our run, or none
 * settled      | counts whole        | counts whole             | answered
 * lost for all | is the resend       | is the resend            | open, run 0
 * orphaned     | -                   | waits                    | open, the dead server's run
 * nothing      | counts whole        | counts whole             | none
 *
 * state        | event                      | next state
 * -------------+----------------------------+-------------
 * -            | committed                  | under way
 * -            | committed, nobody knows it | in doubt
 * -            | rolled back                | nothing
 * under way    | delivered                  | arrived
 * under way    | lost                       | lost
 * under way    | its server dies            | orphaned
 * arrived      | noted                      | settled
 * lost         | noted                      | lost for all
 * in doubt     | noted                      | lost for all
 * orphaned     | swept                      | lost for all
 * lost for all | its resend arrives         | settled
 * lost for all | expired                    | settled
 * </pre>
 *
 * A note follows within some 20 ms. A batch that arrived less than that before its server was killed is lost for all after the sweep: a database
 * cannot tell that case from a lost answer, and the promise that a resend is recognised wins over the one that two honest batches are two.
 */
public final class PendingBatchAcks {
    /** Batches in doubt that are remembered until their rows turn up. */
    private static final int MOST_DOUBTFUL = 10_000;

    private final BatchAnswerTable batches;
    private final Map<Long, CompletableFuture<Fate>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> unnoted = new LinkedBlockingQueue<>();

    /** Batches whose transaction may have been committed, or may be still. If they are, other servers have to learn that their answer is lost. */
    private final Cache<Long, Boolean> doubtful = Caffeine.newBuilder()
            .maximumSize(MOST_DOUBTFUL)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    public PendingBatchAcks(BatchAnswerTable batches) {
        this.batches = batches;
    }

    /** The acknowledgement of the batches of one transaction, which is under way from before the commit on. */
    public Opening opening() {
        return new Opening();
    }

    /** Waits until something is settled and not noted yet, but not longer than for so many milliseconds; returns whether there is something. */
    boolean awaitSettled(long millis) throws InterruptedException {
        Long first = unnoted.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            unnoted.add(first);
        }
        return first != null;
    }

    /** Notes in the database what was settled. Memory forgets an answer only once the database shows how it fared. */
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

    /** Notes what was settled and what is in doubt; to be called about once a second, and once before the end. */
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
            batches.arrived(same);
        } else {
            batches.lost(same);
        }
        same.forEach(answers::remove);
    }

    private Fate fate(long batchId) {
        CompletableFuture<Fate> answer = answers.get(batchId);
        return answer == null ? Fate.UNKNOWN : answer.getNow(Fate.UNDER_WAY);
    }

    /** See {@link #opening}. It belongs to one thread until its answer is given. */
    public final class Opening implements BatchAcks {
        private final List<Long> batchIds = new ArrayList<>();

        @Override
        public Fate fate(long batchId) {
            return PendingBatchAcks.this.fate(batchId);
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

        /** Nobody knows whether they were committed. If they were, their answer is lost. */
        public void doubt() {
            batchIds.forEach(id -> doubtful.put(id, true));
            abandon();
        }

        /** The acknowledgement of the one answer to all of them. */
        public Ack ack() {
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
