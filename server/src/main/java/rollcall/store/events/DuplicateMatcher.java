package rollcall.store.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Which events of an arriving batch were sent before, in batches whose answers are in doubt. A sender that got no answer keeps its events and sends
 * them again with the next ones. So a resend holds all events that are in doubt, in any order, and perhaps newer ones. A batch that shares only
 * some events with one in doubt is another batch, and counts whole.
 *
 * @param marks the hash of each arriving event; 0 if there was no batch to compare it with
 * @param repeated for each arriving event, whether it was sent before
 * @param replaced the batches whose place the arriving one takes
 * @param undecided a batch of which the arriving one may be a resend, while the answer to it may still arrive
 */
record DuplicateMatcher(long[] marks, boolean[] repeated, List<Long> replaced, OptionalLong undecided) {
    /** Senders give up events after so many days, so older ones may be missing from a resend. */
    private static final int RESENT_DAYS = 7;

    /** None of so many events was sent before. */
    static DuplicateMatcher none(int events) {
        return new DuplicateMatcher(new long[events], new boolean[events], List.of(), OptionalLong.empty());
    }

    /** Whether any arriving event was not sent before. */
    boolean leavesAny() {
        for (boolean one : repeated) {
            if (!one) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares a batch with those in doubt, the oldest first.
     *
     * @param marks the hashes of the arriving events
     * @param fate what became of the answer to a batch, never unknown; asked only for a batch whose events all came again
     */
    static DuplicateMatcher of(
            long[] marks,
            List<EventBatchTable.InDoubt> inDoubt,
            LocalDate today,
            Function<EventBatchTable.InDoubt, BatchAcks.Fate> fate) {
        EventHashes arriving = EventHashes.of(marks);
        EventHashes left = arriving;
        List<Long> replaced = new ArrayList<>();
        for (EventBatchTable.InDoubt before : inDoubt) {
            EventHashes expected = before.marks().since(today.minusDays(RESENT_DAYS - 1));
            if (!expected.isEmpty() && left.containsAll(expected)) {
                BatchAcks.Fate known = fate.apply(before);
                if (known == BatchAcks.Fate.UNDER_WAY) {
                    return new DuplicateMatcher(
                            marks, new boolean[marks.length], List.of(), OptionalLong.of(before.batchId()));
                }
                if (known == BatchAcks.Fate.LOST) {
                    replaced.add(before.batchId());
                    left = left.without(before.marks());
                }
            }
        }
        return new DuplicateMatcher(marks, arriving.without(left).among(marks), replaced, OptionalLong.empty());
    }
}
