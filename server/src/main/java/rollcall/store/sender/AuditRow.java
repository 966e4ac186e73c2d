package rollcall.store.sender;

import java.time.Instant;

/**
 * One row of {@code audit_log}.
 *
 * @param source backend or frontend for what is kept here; with {@code telemetry:} before it for what waits to be sent
 * @param profile who did it; empty for nobody
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
