package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import rollcall.report.quota.Quota;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.compression.CurrentDictionaries;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.jdbc.Partitions;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;
import rollcall.store.quotas.DayQuotas;

/**
 * Writes a group of heartbeats in one transaction. The window of each instance is tested and taken in the database, so that any number of servers
 * agree; then the day's rows, one batch row and what they take of quotas are written. A group takes four round trips, whatever its
 * size, while the quotas are far.
 */
public final class HeartbeatCommit {
    /**
     * SQLSTATEs of failures that a further attempt mends: 23505, another server wrote a row of this day between two of our statements, which a
     * window of no time permits; 23514, the day's partition is gone, because the database was restored from an older copy; an instance was
     * forgotten while this transaction ran; another transaction took what was left of a quota; a deadlock; and COPY on a cluster, because further
     * attempts write by INSERT.
     */
    private static final Set<String> AGAIN =
            Set.of("23505", "23514", InstanceTable.FORGOTTEN, DayQuotas.PASSED, Retry.DEADLOCK, Retry.COPY_REJECTED);

    private final DataSource dataSource;
    private final int runId;
    private final OrdinalAllocator ordinalAllocator;
    private final Partitions partitions;
    private final CurrentDictionaries dictionaries;
    private final PlainDays plainDays = new PlainDays();

    /**
     * What became of a group.
     *
     * @param batchId the number by which the answers to those that are stored are noted; 0 if none is stored
     * @param tooSoon by instance, what keeps a heartbeat out that came within its window
     * @param overQuota by instance, the quota that a heartbeat would pass; all others of the group are stored
     */
    public record Committed(long batchId, Map<InstanceKey, TooSoon> tooSoon, Map<InstanceKey, Quota> overQuota) {
        /** Whether the heartbeat of this instance, one of the group, is stored. */
        public boolean isStored(InstanceKey key) {
            return !tooSoon.containsKey(key) && !overQuota.containsKey(key);
        }
    }

    /**
     * The instance sent a heartbeat within its window already.
     *
     * @param last when that one was received
     * @param answerLost whether the answer to that one is known to have been lost
     */
    public record TooSoon(Instant last, boolean answerLost) {}

    /** @param runId this server's number, which the batch rows carry */
    public HeartbeatCommit(DataSource dataSource, int runId) {
        this.dataSource = dataSource;
        this.runId = runId;
        this.ordinalAllocator = new OrdinalAllocator(dataSource);
        this.partitions = Partitions.ofHeartbeats(dataSource);
        this.dictionaries = new CurrentDictionaries(dataSource);
    }

    /** Does what can be done of a heartbeat before its commit, in whichever thread. It is done with the commit otherwise. */
    public void prepare(ArrivingHeartbeat heartbeat) {
        heartbeat.compress(dictionaries);
    }

    /**
     * Commits a group. No instance may be in it twice.
     *
     * @param at the time of receipt, cut to microseconds
     * @param answered earlier batches of this server, of which every answer is settled
     * @return what became of them, once it is durable
     * @throws StoreException if nothing of it was committed, or nobody knows ({@link DoubtfulCommit})
     */
    public Committed commit(List<? extends ArrivingHeartbeat> group, Instant at, Collection<Long> answered)
            throws StoreException {
        return StoreException.translating(() -> Retry.on(AGAIN, again -> {
            if (again) {
                partitions.forget();
            }
            group.forEach(this::prepare);
            return inTransaction(group, at, answered, again);
        }));
    }

    private Committed inTransaction(
            List<? extends ArrivingHeartbeat> group, Instant at, Collection<Long> answered, boolean careful)
            throws SQLException, DoubtfulCommit {
        partitions.ensure(day(at));
        try (OrdinalAllocator.Provided ordinals =
                ordinalAllocator.provide(group.stream().map(ArrivingHeartbeat::productId))) {
            return Transaction.run(
                    dataSource,
                    connection -> write(connection, group, at, answered, careful, ordinals),
                    committed -> true);
        }
    }

    private Committed write(
            Connection connection,
            List<? extends ArrivingHeartbeat> group,
            Instant at,
            Collection<Long> answered,
            boolean careful,
            OrdinalAllocator.Provided ordinals)
            throws SQLException, DoubtfulCommit {
        Arrival arrival = Arrival.of(connection, group, at, careful, ordinals);
        Map<InstanceKey, InstanceTable.Place> taken = arrival.taken();
        List<ArrivingHeartbeat> stored = arrival.admitted().stream()
                .filter(one -> taken.containsKey(one.key()))
                .sorted(Comparator.comparing(ArrivingHeartbeat::key))
                .toList();
        Predicate<ArrivingHeartbeat> again = one -> careful || arrival.reportedOn(day(at), one);
        HeartbeatTable.add(connection, stored.stream().filter(again.negate()).toList(), taken, at);
        List<ArrivingHeartbeat> further = stored.stream().filter(again).toList();
        plainDays.remove(connection, further, day(at));
        HeartbeatTable.replace(connection, further, taken, at);
        Map<InstanceKey, TooSoon> tooSoon = tooSoon(connection, arrival.admitted(), taken.keySet());
        stored.forEach(one -> QuotaCheck.keep(arrival.quotas(), one, taken.get(one.key())));
        long batchId = new BatchTable.Batch(runId, stored, at, answered).commit(connection, arrival.quotas());
        return new Committed(batchId, tooSoon, arrival.overQuota());
    }

    private static Map<InstanceKey, TooSoon> tooSoon(
            Connection connection, List<ArrivingHeartbeat> admitted, Set<InstanceKey> taken) throws SQLException {
        if (taken.size() == admitted.size()) {
            return Map.of();
        }
        return LostAnswerTable.last(
                connection,
                admitted.stream()
                        .map(ArrivingHeartbeat::key)
                        .filter(key -> !taken.contains(key))
                        .toList());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
