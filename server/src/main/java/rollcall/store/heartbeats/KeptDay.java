package rollcall.store.heartbeats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One kept heartbeat row.
 *
 * @param version null if it reported none
 * @param kept what the gate kept, as a JSON object; may hold the contact address
 */
public record KeptDay(UUID instanceId, LocalDate day, Instant receivedAt, String version, String kept) {}
