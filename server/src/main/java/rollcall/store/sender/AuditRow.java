package rollcall.store.sender;

import java.time.Instant;

/**
 * One row of {@code audit_log}.
 *
 * @param auditId the number of the row
 * @param createdAt when the event happened; the beginning of its UTC day for a row that waits to be sent
 * @param source backend or frontend for the local audit log; with {@code telemetry:} before it for a row that waits to be sent
 * @param type the type of the event; may be empty
 * @param name the name of the event
 * @param profile the user who caused the event; empty if no user did
 * @param properties a JSON object
 * @param context a JSON object
 */
public record AuditRow(
        long auditId,
        Instant createdAt,
        String source,
        String type,
        String name,
        String profile,
        String properties,
        String context) {}
