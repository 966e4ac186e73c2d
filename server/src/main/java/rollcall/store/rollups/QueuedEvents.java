package rollcall.store.rollups;

import java.time.Instant;
import rollcall.store.events.EventSummary;

/**
 * A batch of events that waits to be folded.
 *
 * @param ordinal of the instance that sent it
 * @param foldedLines how many lines of the summary are folded already
 * @param summary an {@link EventSummary} in JSON
 */
public record QueuedEvents(long batchId, int ordinal, Instant acceptedAt, int foldedLines, String summary) {}
