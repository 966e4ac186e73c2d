package rollcall.store.rollups;

import java.time.Instant;

/**
 * What of a product cannot be rolled up.
 *
 * @param what "heartbeats" or "events"
 * @param count heartbeats, or batches of events
 * @param lastAt when one of them failed last
 * @param place where that was: classes, files and lines
 */
public record ParkedSum(int productId, String what, long count, Instant lastAt, String place) {}
