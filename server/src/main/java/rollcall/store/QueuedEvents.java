package rollcall.store;

/**
 * A batch of events that waits to be folded.
 *
 * @param ordinal of the instance that sent it
 * @param summary an {@link EventSummary} in JSON
 */
public record QueuedEvents(long batchId, int productId, int ordinal, String summary) {}
