package rollcall.store.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance as the list shows it.
 *
 * @param ordinal its position in bitmaps
 * @param lastHeartbeatAt null if it sent events and never a heartbeat
 * @param lastDay the UTC day of its latest heartbeat row, which may have left with its partition; null if there never was one
 * @param version null if its latest heartbeat reported none
 */
public record InstanceRow(
        UUID instanceId,
        int ordinal,
        Instant firstSeenAt,
        @Nullable Instant lastHeartbeatAt,
        @Nullable LocalDate lastDay,
        @Nullable String version) {}
