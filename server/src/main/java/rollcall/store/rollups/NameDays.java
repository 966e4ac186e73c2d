package rollcall.store.rollups;

/**
 * An event name over a range of days.
 *
 * @param events how often it was sent
 * @param days days on which it was sent, counted from the first day of the range, in no order
 * @param instances how many sent it on each of them, in the same order
 */
public record NameDays(String name, long events, int[] days, int[] instances) {}
