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
        return StoreException.translating(() -> {
            try {
                return commit(batches, at, acks, EventTable::copy);
            } catch (SQLException e) {
                if (!Retry.COPY_REJECTED.equals(e.getSQLState())) {
                    throw e;
                }
                return commit(batches, at, acks, EventTable::insert);
            }
        });
    }

    private Optional<List<Stored>> commit(List<ArrivingBatch> batches, Instant at, BatchAcks acks, EventTable.Way way)
            throws SQLException, StoreException {
        return Retry.on(AGAIN, again -> {
            if (again) {
                partitions.forget();
            }
            partitions.ensure(day(at));
            try (OrdinalAllocator.Provided ordinals =
                    ordinalAllocator.provide(batches.stream().map(ArrivingBatch::productId))) {
                return Transaction.run(
                        dataSource,
                        connection -> write(new Writing(connection, at, acks, way), batches, ordinals),
                        Optional::isPresent);
            }
        });
    }

    /** What all batches of a transaction share. */
    private record Writing(Connection connection, Instant at, BatchAcks acks, EventTable.Way way) {}

    /** In the order of their locks, so that two requests cannot each wait for the other. */
    private Optional<List<Stored>> write(
            Writing writing, List<ArrivingBatch> batches, OrdinalAllocator.Provided ordinals) throws SQLException {
        List<ArrivingBatch> ordered = new ArrayList<>(batches);
        ordered.sort(Comparator.comparingInt(batch -> batch.key().lock()));
        Doubts doubts = new Doubts(runId, writing.acks());
        List<Stored> all = new ArrayList<>(batches.size());
        for (ArrivingBatch batch : ordered) {
            EventBatchTable.Place place = EventBatchTable.open(writing.connection(), batch, ordinals, writing.at());
            Optional<Stored> stored = write(writing, batch, place, doubts);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            all.add(stored.get());
        }
        return Optional.of(all);
    }

    /** Empty if it is undecided whether the batch is a resend. */
    private Optional<Stored> write(Writing writing, ArrivingBatch batch, EventBatchTable.Place place, Doubts doubts)
            throws SQLException {
        int count = batch.events().size();
        if (batch.senderBatchId() != null && EventBatchTable.seenBefore(writing.connection(), batch, writing.at())) {
            return Optional.of(new Stored(batch.instanceId(), 0, 0, count));
        }
        DuplicateMatcher duplicates = batch.senderBatchId() == null
                ? doubts.settle(writing.connection(), batch, place.inDoubt(), day(writing.at()))
                : DuplicateMatcher.none(count);
        return duplicates.undecided().isPresent()
                ? Optional.empty()
                : Optional.of(store(writing, batch, place, duplicates));
    }

    private Stored store(Writing writing, ArrivingBatch batch, EventBatchTable.Place place, DuplicateMatcher duplicates)
            throws SQLException {
        writing.acks().opened(place.batchId());
        EventTable.Written written = place.keepDays() > 0 && duplicates.leavesAny()
                ? writing.way().add(writing.connection(), batch, place, day(writing.at()), duplicates)
                : EventTable.count(batch, duplicates);
        EventHashes remembered = batch.senderBatchId() == null ? EventHashes.of(written.hashes()) : EventHashes.NONE;
        EventSummary summary = written.counter().summary(batch.version());
        EventBatchTable.insert(
                writing.connection(), runId, batch, place, writing.at(), remembered, summary, duplicates.replaced());
        int repeated = written.hashes().length - written.events();
        return new Stored(batch.instanceId(), place.batchId(), written.events(), repeated);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
