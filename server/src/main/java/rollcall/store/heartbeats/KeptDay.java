package rollcall.store.heartbeats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kept heartbeat row.
 *
 * @param version null if it reported none
 * @param kept what the gate kept, as a JSON object; may hold the contact address
 */
public record KeptDay(
        UUID instanceId,
        LocalDate day,
        Instant receivedAt,
        @Nullable String version,
        String kept) {}
