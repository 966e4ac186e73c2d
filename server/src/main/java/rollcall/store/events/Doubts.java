package rollcall.store.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a batch is a resend of batches whose answers were not confirmed. It never guesses: an answer is lost only if the server that gave
 * it says so, or if that server is dead and another one has noted it.
 *
 * <p>The transaction holds the instance's lock and keeps it while it waits, so that no further batch overtakes it. Noting how an answer fared needs
 * no lock. Each transaction has its own object.
 */
final class Doubts {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    /** How often to look whether another server has noted how its answer fared. */
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final int runId;
    private final BatchAcks acks;

    /** Batches of this server of which it knew nothing when they were looked at last. */
    private final Set<Long> unknown = new HashSet<>();

    private boolean waiting;
    private long deadline;

    /** @param runId this server's number */
    Doubts(int runId, BatchAcks acks) {
        this.runId = runId;
        this.acks = acks;
    }

    /**
     * Compares a batch with those in doubt. Waits until it is known how the answers to those fared that it looks like.
     *
     * @param inDoubt the batches in doubt when the lock was taken
     * @return with an undecided batch if the answer to that one is under way still after the transaction has waited for two seconds
     */
    DuplicateMatcher settle(
            Connection connection, ArrivingBatch batch, List<EventBatchTable.InDoubt> inDoubt, LocalDate today)
            throws SQLException {
        if (inDoubt.isEmpty()) {
            return DuplicateMatcher.none(batch.events().size());
        }
        long[] marks = EventRows.marks(batch.events());
        DuplicateMatcher duplicateMatcher = DuplicateMatcher.of(marks, inDoubt, today, this::fate);
        while (duplicateMatcher.undecided().isPresent() && isPatient()) {
            acks.await(duplicateMatcher.undecided().getAsLong(), LOOK_AGAIN_MILLIS);
            duplicateMatcher =
                    DuplicateMatcher.of(marks, EventBatchTable.inDoubt(connection, batch), today, this::fate);
        }
        return duplicateMatcher;
    }

    /**
     * Whether the transaction may wait on: two seconds from the first wait, for all its batches together, because it holds locks for which
     * others wait.
     */
    private boolean isPatient() {
        if (!waiting) {
            waiting = true;
            deadline = System.nanoTime() + PATIENCE;
        }
        return System.nanoTime() < deadline;
    }

    /**
     * What this server knows counts more than a row that was read a moment ago. What it has forgotten was noted in the meantime, so the row has to be
     * read again. A batch of its own that is in doubt even then comes from a commit of which this server never learned how it ended.
     */
    private BatchAcks.Fate fate(EventBatchTable.InDoubt before) {
        BatchAcks.Fate known = acks.fate(before.batchId());
        if (known != BatchAcks.Fate.UNKNOWN) {
            return known;
        }
        boolean isLost = before.runId() == 0 || before.runId() == runId && !unknown.add(before.batchId());
        return isLost ? BatchAcks.Fate.LOST : BatchAcks.Fate.UNDER_WAY;
    }
}
