package rollcall.store.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.jdbc.Partitions;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;

/**
 * Commits the batches of one request in one transaction, each with its summary: all of them are stored, or none is. A resend of a batch in doubt adds
 * only the events that are new.
 */
public final class EventCommit {
    /**
     * SQLSTATEs of failures that a further attempt mends: 23514, the day's partition is gone, because the database was restored from an older
     * copy; and a deadlock.
     */
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

    /**
     * A batch that is on disk.
     *
     * @param instanceId whose batch it is
     * @param batchId by which its answer is noted; 0 if the sender had named the batch and it was there already
     * @param kept events that are on disk because of it
     * @param repeated events that were there already
     */
    public record Stored(UUID instanceId, long batchId, long kept, long repeated) {
        /** Whether the whole batch was there already. */
        public boolean isResend() {
            return kept == 0 && repeated > 0;
        }
    }

    /**
     * Commits what one request brought. No instance may be in it twice.
     *
     * @param at the time of receipt, cut to microseconds
     * @param acks what this server knows of the answers that it gives
     * @return the batches, once they are durable; empty if nothing was stored, because one of them looks like a resend of a batch whose answer is
     *     under way still after two seconds
     * @throws StoreException if nothing of it was committed, or nobody knows ({@link DoubtfulCommit})
     */
    public Optional<List<Stored>> commit(List<ArrivingBatch> batches, Instant at, BatchAcks acks)
            throws StoreException {
        return StoreException.translating(() -> Retry.on(AGAIN, again -> {
            if (again) {
                partitions.forget();
            }
            partitions.ensure(day(at));
            try (OrdinalAllocator.Provided ordinals =
                    ordinalAllocator.provide(batches.stream().map(ArrivingBatch::productId))) {
                return Transaction.run(
                        dataSource, connection -> write(connection, batches, at, acks, ordinals), Optional::isPresent);
            }
        }));
    }

    /** In the order of their locks, so that two requests cannot each wait for the other. */
    private Optional<List<Stored>> write(
            Connection connection,
            List<ArrivingBatch> batches,
            Instant at,
            BatchAcks acks,
            OrdinalAllocator.Provided ordinals)
            throws SQLException {
        List<ArrivingBatch> ordered = new ArrayList<>(batches);
        ordered.sort(Comparator.comparingInt(batch -> batch.key().lock()));
        Doubts doubts = new Doubts(runId, acks);
        List<Stored> all = new ArrayList<>(batches.size());
        for (ArrivingBatch batch : ordered) {
            EventBatchTable.Place place = EventBatchTable.open(connection, batch, ordinals, at);
            Optional<Stored> stored = write(connection, batch, place, at, acks, doubts);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            all.add(stored.get());
        }
        return Optional.of(all);
    }

    /** Empty if it is undecided whether the batch is a resend. */
    private Optional<Stored> write(
            Connection connection,
            ArrivingBatch batch,
            EventBatchTable.Place place,
            Instant at,
            BatchAcks acks,
            Doubts doubts)
            throws SQLException {
        int count = batch.events().size();
        if (batch.senderBatchId() != null && EventBatchTable.seenBefore(connection, batch, at)) {
            return Optional.of(new Stored(batch.instanceId(), 0, 0, count));
        }
        DuplicateMatcher duplicates = batch.senderBatchId() == null
                ? doubts.settle(connection, batch, place.inDoubt(), day(at))
                : DuplicateMatcher.none(count);
        return duplicates.undecided().isPresent()
                ? Optional.empty()
                : Optional.of(store(connection, batch, place, at, duplicates, acks));
    }

    private Stored store(
            Connection connection,
            ArrivingBatch batch,
            EventBatchTable.Place place,
            Instant at,
            DuplicateMatcher duplicates,
            BatchAcks acks)
            throws SQLException {
        acks.opened(place.batchId());
        EventTable.Written written = place.keepDays() > 0 && duplicates.leavesAny()
                ? EventTable.add(connection, batch, place, day(at), duplicates)
                : EventTable.count(batch, duplicates);
        EventHashes remembered = batch.senderBatchId() == null ? EventHashes.of(written.hashes()) : EventHashes.NONE;
        EventSummary summary = written.counter().summary(batch.version());
        EventBatchTable.insert(connection, runId, batch, place, at, remembered, summary, duplicates.replaced());
        int repeated = written.hashes().length - written.events();
        return new Stored(batch.instanceId(), place.batchId(), written.events(), repeated);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
