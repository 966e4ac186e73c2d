package rollcall.store.events;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import rollcall.report.quota.Quota;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.jdbc.Partitions;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;
import rollcall.store.quotas.DayQuotas;

/**
 * Commits the batches of one request in one transaction, each with its summary: all of them are stored but those that would pass a quota, or none is. A resend of a batch in doubt adds
 * only the events that are new.
 */
public final class EventCommit {
    /**
     * SQLSTATEs of failures that a further attempt mends: 23514, the day's partition is gone, because the database was restored from an older
     * copy; another transaction took what was left of a quota; and a deadlock.
     */
    private static final Set<String> AGAIN = Set.of("23514", DayQuotas.PASSED, Retry.DEADLOCK);

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
     * What became of a batch.
     *
     * @param instanceId whose batch it is
     * @param batchId by which its answer is noted; 0 if the sender had named the batch and it was there already, or if it is not stored
     * @param kept events that are on disk because of it
     * @param repeated events that were there already
     * @param full the quota that it would pass, so that nothing of it is stored; empty if it is stored
     */
    public record Stored(UUID instanceId, long batchId, long kept, long repeated, Optional<Quota> full) {
        static Stored resend(ArrivingBatch batch) {
            return new Stored(batch.instanceId(), 0, 0, batch.events().size(), Optional.empty());
        }

        static Stored over(Quota full, ArrivingBatch batch) {
            return new Stored(batch.instanceId(), 0, 0, 0, Optional.of(full));
        }

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
                        connection ->
                                new BatchTransaction(connection, runId, at, acks, ordinals, way, again).write(batches),
                        Optional::isPresent);
            }
        });
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
