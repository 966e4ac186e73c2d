package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.UUID;

/** A heartbeat that waits to be folded, and the group commit that it came with. */
public record QueuedHeartbeat(long batchId, UUID instanceId, LocalDate day) {}
