package rollcall.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What of an arriving batch was sent before, in batches whose answers are in doubt. A sender that got no answer keeps its events and
 * sends them again with the next, so a resend holds all that is in doubt, in whatever order and with whatever came since. A batch that
 * shares only some equal events with one in doubt is another batch, and counts whole.
 *
 * @param repeated the marks that were sent before
 * @param replaced the batches whose place the arriving one takes
 * @param undecided a batch that the arriving one looks like a resend of, while that one's answer may still arrive
 */
record Resend(Marks repeated, List<Long> replaced, OptionalLong undecided) {
    /** Nothing of it was sent before. */
    static final Resend NONE = new Resend(Marks.NONE, List.of(), OptionalLong.empty());

    /** Senders give up older events, so those may be missing from a resend. */
    private static final int RESENT_DAYS = 7;

    /**
     * Compares a batch with those in doubt, the oldest first.
     *
     * @param underWay whether the answer of a batch may still arrive
     */
    static Resend of(
            Marks arriving,
            List<EventBatchTable.InDoubt> inDoubt,
            LocalDate today,
            Predicate<EventBatchTable.InDoubt> underWay) {
        Marks left = arriving;
        List<Long> replaced = new ArrayList<>();
        for (EventBatchTable.InDoubt before : inDoubt) {
            Marks expected = before.marks().since(today.minusDays(RESENT_DAYS - 1));
            if (!expected.isEmpty() && left.containsAll(expected)) {
                if (underWay.test(before)) {
                    return new Resend(Marks.NONE, List.of(), OptionalLong.of(before.batchId()));
                }
                replaced.add(before.batchId());
                left = left.without(before.marks());
            }
        }
        return new Resend(arriving.without(left), replaced, OptionalLong.empty());
    }
}
