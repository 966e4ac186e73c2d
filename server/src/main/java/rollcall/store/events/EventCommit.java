package rollcall.store.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import rollcall.store.DoubtfulCommit;
import rollcall.store.StoreException;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.jdbc.Partitions;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;

/**
 * Commits the batches of one request in one transaction, each with its summary: all of them are stored, or nothing is. A batch in doubt
 * that is sent again adds only what is new.
 */
public final class EventCommit {
    /** Failures that a further try mends: 23514, the day's partition is gone, because an older copy of the database was put in its place; and a deadlock. */
    private static final Set<String> AGAIN = Set.of("23514", Retry.DEADLOCK);

    private final DataSource dataSource;
    private final int runId;
    private final OrdinalAllocator ordinalAllocator;
    private final Partitions partitions;

    /** @param runId this server's number, which the batch rows carry as long as their answers are under way */
    public EventCommit(DataSource dataSource, int runId) {
        this.dataSource = dataSource;
        this.runId = runId;
        this.ordinalAllocator = new OrdinalAllocator(dataSource);
        this.partitions = Partitions.ofEvents(dataSource);
    }

    /** What is known of the answer to an earlier batch. */
    public enum Fate {
        /** It may still arrive. */
        UNDER_WAY,
        /** It arrived: nothing that comes later is a resend of that batch. */
        ARRIVED,
        /** Nobody can know that it arrived: the batch may be sent again. */
        LOST,
        /** This server knows nothing of it; what the database says counts. */
        UNKNOWN
    }

    /**
     * What this server knows of the answers that it gives. Asked live, because answers arrive while a transaction waits for its turn. What it
     * forgets, it has noted in the database before.
     */
    public interface Answers {
        /** What is known at this moment of the answer to a batch. */
        Fate of(long batchId);

        /** Told of each batch before it is committed: from then on its answer is under way. */
        void opened(long batchId);

        /** Waits until the answer to a batch is settled; not longer than for so many milliseconds. */
        void await(long batchId, long millis);
    }

    /**
     * Commits what one request brought. No instance may be in it twice.
     *
     * @param at the time of receipt, cut to microseconds
     * @return what became of each, once it is durable; one {@link BatchCommitResult.Undecided} alone if nothing was stored, because one of them
     *     looks like a resend of a batch whose answer is still under way after two seconds
     * @throws StoreException if nothing of it was committed, or nobody knows ({@link DoubtfulCommit})
     */
    public List<BatchCommitResult> commit(List<ArrivingBatch> batches, Instant at, Answers answers)
            throws StoreException {
        return StoreException.translating(() -> Retry.on(AGAIN, again -> {
            if (again) {
                partitions.forget();
            }
            return inTransaction(batches, at, answers);
        }));
    }

    private List<BatchCommitResult> inTransaction(List<ArrivingBatch> batches, Instant at, Answers answers)
            throws SQLException, DoubtfulCommit {
        partitions.ensure(day(at));
        ordinalAllocator.provide(batches.stream().map(ArrivingBatch::productId));
        return Transaction.run(
                dataSource,
                connection -> write(connection, batches, at, answers),
                arrivals -> !(arrivals.get(0) instanceof BatchCommitResult.Undecided));
    }

    /** In the order of their locks, so that two requests cannot each wait for the other. */
    private List<BatchCommitResult> write(
            Connection connection, List<ArrivingBatch> batches, Instant at, Answers answers) throws SQLException {
        List<ArrivingBatch> ordered = new ArrayList<>(batches);
        ordered.sort(Comparator.comparingInt(batch -> batch.key().lock()));
        Doubts doubts = new Doubts(runId, answers);
        List<BatchCommitResult> arrivals = new ArrayList<>(batches.size());
        for (ArrivingBatch batch : ordered) {
            BatchCommitResult arrival = write(connection, batch, at, answers, doubts);
            if (arrival instanceof BatchCommitResult.Undecided) {
                return List.of(arrival);
            }
            arrivals.add(arrival);
        }
        return arrivals;
    }

    private BatchCommitResult write(
            Connection connection, ArrivingBatch batch, Instant at, Answers answers, Doubts doubts)
            throws SQLException {
        int count = batch.events().size();
        OpenBatch open = EventBatchTable.open(connection, batch, ordinalAllocator, at);
        if (batch.senderBatchId() != null) {
            return EventBatchTable.seenBefore(connection, batch, at)
                    ? new BatchCommitResult.Stored(batch.instanceId(), 0, 0, count)
                    : store(connection, batch, open, at, DuplicateMatcher.none(count), answers);
        }
        DuplicateMatcher duplicateMatcher = doubts.settle(connection, batch, open.inDoubt(), day(at));
        return duplicateMatcher.undecided().isPresent()
                ? new BatchCommitResult.Undecided(duplicateMatcher.undecided().getAsLong())
                : store(connection, batch, open, at, duplicateMatcher, answers);
    }

    private BatchCommitResult store(
            Connection connection,
            ArrivingBatch batch,
            OpenBatch open,
            Instant at,
            DuplicateMatcher duplicateMatcher,
            Answers answers)
            throws SQLException {
        answers.opened(open.batchId());
        EventCounter added = new EventCounter();
        long[] marks = duplicateMatcher.marks();
        int kept = 0;
        for (boolean repeated : duplicateMatcher.repeated()) {
            kept += repeated ? 0 : 1;
        }
        EventTable.Written written = (row, event, mark) -> {
            marks[row] = mark;
            added.add(event);
        };
        if (kept > 0 && open.keepDays() > 0) {
            EventTable.add(connection, batch, open, day(at), duplicateMatcher.repeated(), written);
        } else {
            EventTable.count(batch, duplicateMatcher.repeated(), written);
        }
        EventHashes remembered = batch.senderBatchId() == null ? EventHashes.of(marks) : EventHashes.NONE;
        EventSummary summary = added.summary(batch.version());
        EventBatchTable.insert(connection, runId, batch, open, at, remembered, summary, duplicateMatcher.replaced());
        return new BatchCommitResult.Stored(batch.instanceId(), open.batchId(), kept, marks.length - kept);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
