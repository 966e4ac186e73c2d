package rollcall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/**
 * Commits the batches of one request in one transaction, each with its summary: all of them are stored, or nothing is. A batch in doubt
 * that is sent again adds only what is new.
 */
public final class EventCommit {
    // One request of an instance at a time, on whatever server: two copies of a batch must not both find nothing before
    // them.
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(7204, instance)
            FROM unnest(?::int[]) AS instance
            """;

    private final DataSource dataSource;
    private final int runId;
    private final Ordinals ordinals;
    private final Partitions partitions;

    /** @param runId this server's number, which the batch rows carry as long as their answers are under way */
    public EventCommit(DataSource dataSource, int runId) {
        this.dataSource = dataSource;
        this.runId = runId;
        this.ordinals = new Ordinals(dataSource);
        this.partitions = Partitions.ofEvents(dataSource);
    }

    /**
     * What this server knows of answers that the database does not show yet.
     *
     * @param delivered batches whose answers arrived
     * @param underWay whether this server is giving the answer to one of its batches at this moment
     * @param patient whether to wait for answers that are under way, rather than to take them for lost
     * @param opened told of each batch before it is committed: from then on its answer is under way
     */
    public record Answers(Collection<Long> delivered, LongPredicate underWay, boolean patient, LongConsumer opened) {
        private boolean mayArrive(EventBatchTable.InDoubt batch, int runId) {
            boolean elsewhere = batch.runId() != runId;
            return patient && batch.runId() != 0 && (elsewhere || underWay.test(batch.batchId()));
        }
    }

    /**
     * Commits what one request brought. No instance may be in it twice.
     *
     * @param at the time of receipt, cut to microseconds
     * @return what became of each, in order, once it is durable; one {@link BatchArrival.Undecided} alone if nothing was stored
     * @throws StoreException if nothing of it was committed, or nobody knows ({@link DoubtfulCommit})
     */
    public List<BatchArrival> commit(List<ArrivingBatch> batches, Instant at, Answers answers) throws StoreException {
        return StoreException.translating(() -> {
            try {
                return inTransaction(batches, at, answers);
            } catch (SQLException e) {
                if ("23514".equals(e.getSQLState())) {
                    // The day's partition is gone: an older copy of the database was put in its place.
                    partitions.forget();
                    return inTransaction(batches, at, answers);
                }
                throw e;
            }
        });
    }

    private List<BatchArrival> inTransaction(List<ArrivingBatch> batches, Instant at, Answers answers)
            throws SQLException, DoubtfulCommit {
        partitions.ensure(day(at));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<BatchArrival> arrivals;
            try {
                arrivals = write(connection, batches, at, answers);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            finish(connection, arrivals);
            return arrivals;
        }
    }

    private List<BatchArrival> write(Connection connection, List<ArrivingBatch> batches, Instant at, Answers answers)
            throws SQLException {
        lock(connection, batches);
        List<BatchArrival> arrivals = new ArrayList<>(batches.size());
        for (ArrivingBatch batch : batches) {
            BatchArrival arrival = write(connection, batch, at, answers);
            if (arrival instanceof BatchArrival.Undecided) {
                return List.of(arrival);
            }
            arrivals.add(arrival);
        }
        return arrivals;
    }

    private BatchArrival write(Connection connection, ArrivingBatch batch, Instant at, Answers answers)
            throws SQLException {
        if (batch.senderBatchId() != null) {
            return EventBatchTable.seenBefore(connection, batch, at)
                    ? new BatchArrival.Stored(0, 0, batch.rows().count())
                    : store(connection, batch, at, Marks.NONE, Resend.NONE, answers);
        }
        Marks marks = Marks.of(batch.rows().marks());
        Resend resend = Resend.of(
                marks,
                EventBatchTable.inDoubt(connection, batch, answers.delivered()),
                day(at),
                before -> answers.mayArrive(before, runId));
        if (resend.undecided().isPresent()) {
            return new BatchArrival.Undecided(resend.undecided().getAsLong());
        }
        return store(connection, batch, at, marks, resend, answers);
    }

    private BatchArrival store(
            Connection connection, ArrivingBatch batch, Instant at, Marks marks, Resend resend, Answers answers)
            throws SQLException {
        boolean[] repeated = resend.repeated().among(batch.rows().marks());
        EventTally added = new EventTally();
        int kept = 0;
        for (int i = 0; i < repeated.length; i++) {
            if (!repeated[i]) {
                added.add(batch.events().get(i));
                kept++;
            }
        }
        int ordinal = InstanceTable.ordinal(connection, batch, ordinals, at);
        String summary = added.summary(batch.version()).json();
        EventBatchTable.Inserted row = EventBatchTable.insert(connection, runId, batch, ordinal, at, marks, summary);
        answers.opened().accept(row.batchId());
        EventBatchTable.settle(connection, resend.replaced());
        if (kept > 0 && row.keepDays() > 0) {
            EventTable.add(connection, batch, row.batchId(), ordinal, day(at), repeated);
        }
        return new BatchArrival.Stored(row.batchId(), kept, repeated.length - kept);
    }

    /** In the order of the numbers, so that two requests cannot each wait for the other. */
    private static void lock(Connection connection, List<ArrivingBatch> batches) throws SQLException {
        List<Integer> locks = batches.stream()
                .map(batch -> InstanceKey.of(batch).hashCode())
                .distinct()
                .sorted()
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, Columns.ints(connection, locks, lock -> lock));
            statement.execute();
        }
    }

    private static void finish(Connection connection, List<BatchArrival> arrivals) throws SQLException, DoubtfulCommit {
        if (arrivals.get(0) instanceof BatchArrival.Undecided) {
            connection.rollback();
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DoubtfulCommit(e);
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
