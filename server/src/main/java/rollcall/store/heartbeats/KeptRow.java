package rollcall.store.heartbeats;

/**
 * What one instance reported on one day.
 *
 * @param ordinal the instance's position in every bitmap
 * @param first whether this was the day of its first heartbeat
 * @param kept the kept values as a JSON object
 */
public record KeptRow(int ordinal, boolean first, String kept) {}
