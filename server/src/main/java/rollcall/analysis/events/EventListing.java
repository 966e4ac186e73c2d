package rollcall.analysis.events;

import java.util.List;

/**
 * The events of a product over a range of days.
 *
 * @param active the senders that were seen in the range, by a heartbeat or an event: the denominator of every share
 * @param rows the names that happened in the range, most instances first; among names with equally many instances, most events first
 * @param found how many names were looked for and sent by any instance in the range, those that the list has no room for among them
 * @param more whether there are such names
 */
public record EventListing(int active, List<EventNameRow> rows, int found, boolean more) {
    private static final int BYTES_OF_A_ROW = 200;

    /** How much memory it takes, roughly. */
    public long bytes() {
        return (long) BYTES_OF_A_ROW * rows.size();
    }
}
