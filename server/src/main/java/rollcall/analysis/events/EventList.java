package rollcall.analysis.events;

import java.util.List;

/**
 * The events of a product over a range of days.
 *
 * @param active instances that were seen in the range, by a heartbeat or an event: the denominator of every share
 * @param rows the names that happened in the range, most instances first, and of as many the one with most events
 * @param more whether there are names that the list has no room for
 */
public record EventList(int active, List<EventNameRow> rows, boolean more) {}
