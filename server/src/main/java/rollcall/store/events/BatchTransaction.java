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
import org.jspecify.annotations.Nullable;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.store.events.EventCommit.Stored;
import rollcall.store.instances.InstanceTable;
import rollcall.store.instances.InstanceTable.Introduced;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.quotas.DayQuotas;

/** The batches of one request within their transaction: each is stored, recognised as a resend, or would pass a quota. */
final class BatchTransaction {
    /**
     * With so many bytes left of the quota a batch is taken for one that fits, and is counted as it is written. Otherwise its bytes are counted
     * before. Should a larger one come after all, the transaction fails at its end and counts before at its second attempt.
     */
    private static final long PLENTY = 64 << 20;

    private final Connection connection;
    private final int runId;
    private final Instant at;
    private final BatchAcks acks;
    private final OrdinalAllocator.Provided ordinals;
    private final EventTable.Way way;
    private final boolean careful;
    private final Doubts doubts;
    private @Nullable DayQuotas quotas;

    /**
     * @param acks what this server knows of the answers that it gives
     * @param way how rows are written
     * @param careful whether the bytes of each batch are counted before it is written
     */
    BatchTransaction(
            Connection connection,
            int runId,
            Instant at,
            BatchAcks acks,
            OrdinalAllocator.Provided ordinals,
            EventTable.Way way,
            boolean careful) {
        this.connection = connection;
        this.runId = runId;
        this.at = at;
        this.acks = acks;
        this.ordinals = ordinals;
        this.way = way;
        this.careful = careful;
        this.doubts = new Doubts(runId, acks);
    }

    /**
     * Writes batches of one product in the order of their locks, so that two requests cannot each wait for the other.
     *
     * @return empty if it is undecided whether one of them is a resend; then the transaction must not be committed
     * @throws SQLException with the state {@value DayQuotas#PASSED} if another transaction took what was left of a quota
     */
    Optional<List<Stored>> write(List<ArrivingBatch> batches) throws SQLException {
        List<ArrivingBatch> ordered = new ArrayList<>(batches);
        ordered.sort(Comparator.comparingInt(batch -> batch.key().lock()));
        List<Stored> all = new ArrayList<>(batches.size());
        for (ArrivingBatch batch : ordered) {
            Optional<Stored> stored = write(batch, EventBatchTable.open(connection, batch));
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            all.add(stored.get());
        }
        if (quotas != null) {
            quotas.write(connection);
        }
        return Optional.of(all);
    }

    private Optional<Stored> write(ArrivingBatch batch, EventBatchTable.Place place) throws SQLException {
        boolean named = batch.senderBatchId() != null;
        DuplicateMatcher duplicates = named
                ? DuplicateMatcher.none(batch.events().size())
                : doubts.settle(connection, batch, place.inDoubt(), day());
        if (duplicates.undecided().isPresent()) {
            return Optional.empty();
        }
        Optional<Quota> full = full(batch, place, duplicates);
        if (full.isPresent() && !(named && EventBatchTable.wasSeen(connection, batch))) {
            return Optional.of(Stored.over(full.get(), batch));
        }
        if (named && EventBatchTable.seenBefore(connection, batch, at)) {
            return Optional.of(Stored.resend(batch));
        }
        return Optional.of(store(batch, place, duplicates));
    }

    /** The quota that what is new in a batch would pass. */
    private Optional<Quota> full(ArrivingBatch batch, EventBatchTable.Place place, DuplicateMatcher duplicates)
            throws SQLException {
        long isNew = place.isOfNewInstance() ? 1 : 0;
        DailyAmounts most = new DailyAmounts(batch.events().size(), PLENTY, isNew);
        if (!careful && quotas(batch).haveRoom(batch.productId(), most)) {
            return Optional.empty();
        }
        EventTable.Written counted = EventTable.count(batch, duplicates);
        return quotas(batch).admit(batch.productId(), new DailyAmounts(counted.events(), counted.bytes(), isNew));
    }

    private Stored store(ArrivingBatch batch, EventBatchTable.Place opened, DuplicateMatcher duplicates)
            throws SQLException {
        Introduced instance = opened.isOfNewInstance()
                ? InstanceTable.know(connection, batch.key(), batch.version(), ordinals, at)
                : new Introduced(opened.ordinal(), false);
        EventBatchTable.Place place = opened.at(instance.ordinal());
        acks.opened(place.batchId());
        EventTable.Written written = place.keepDays() > 0 && duplicates.leavesAny()
                ? way.add(connection, batch, place, day(), duplicates)
                : EventTable.count(batch, duplicates);
        EventHashes remembered = batch.senderBatchId() == null ? EventHashes.of(written.hashes()) : EventHashes.NONE;
        EventSummary summary = written.counter().summary(batch.version());
        EventBatchTable.insert(connection, runId, batch, place, at, remembered, summary, duplicates.replaced());
        quotas(batch)
                .keep(batch.productId(), new DailyAmounts(written.events(), written.bytes(), instance.isNew() ? 1 : 0));
        int repeated = written.hashes().length - written.events();
        return new Stored(batch.instanceId(), place.batchId(), written.events(), repeated, Optional.empty());
    }

    /** Read behind the first lock, which sets the time limits of the transaction. */
    private DayQuotas quotas(ArrivingBatch batch) throws SQLException {
        if (quotas == null) {
            quotas = DayQuotas.of(connection, Set.of(batch.productId()), day(), careful);
        }
        return quotas;
    }

    private LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
