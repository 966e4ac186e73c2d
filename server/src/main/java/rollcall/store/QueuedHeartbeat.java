package rollcall.store;

import java.time.LocalDate;
import java.util.UUID;

/** One heartbeat of a group commit that has not been folded yet; the row itself is in {@code heartbeat}. */
public record QueuedHeartbeat(long batchId, int productId, UUID instanceId, LocalDate day) {}
