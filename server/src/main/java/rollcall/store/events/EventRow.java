package rollcall.store.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kept event.
 *
 * @param receivedOn the UTC day of receipt
 * @param day the UTC day on which it happened
 * @param type empty for none
 * @param source empty for none
 * @param profile the hash of the user who did it; null for nobody
 * @param version null if its batch reported none
 * @param properties a JSON object
 * @param context a JSON object
 */
public record EventRow(
        LocalDate receivedOn,
        LocalDate day,
        UUID instanceId,
        String name,
        String type,
        String source,
        @Nullable Long profile,
        @Nullable String version,
        String properties,
        String context) {}
