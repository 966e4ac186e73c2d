package rollcall.store.sender;

import java.time.Instant;
import java.util.List;

/**
 * Which rows of {@code audit_log} are wanted.
 *
 * @param sources any of these
 * @param name exactly this name; empty for any
 * @param prefix names that begin so; empty for any
 * @param profile exactly this one; empty for any
 * @param from the first moment
 * @param until the first moment that is too late
 * @param beforeTime with {@code beforeId} the row after which the list goes on, not included
 */
public record AuditFilter(
        List<String> sources,
        String name,
        String prefix,
        String profile,
        Instant from,
        Instant until,
        Instant beforeTime,
        long beforeId) {
    /** The same after that row. */
    public AuditFilter after(AuditRow row) {
        return new AuditFilter(sources, name, prefix, profile, from, until, row.createdAt(), row.auditId());
    }
}
