package rollcall.store.sender;

import java.time.Instant;
import java.util.List;

/**
 * The conditions that rows of {@code audit_log} must meet.
 *
 * @param sources the permitted sources
 * @param name the exact name; empty for every name
 * @param prefix the beginning of names; empty for every name
 * @param profile the exact user; empty for every user
 * @param from the first time, included
 * @param until the last time, not included
 * @param beforeTime the time of the row after which the list continues; that row is not included
 * @param beforeId the number of that row
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
    /** Returns the same filter for the rows that follow this row in the list. */
    public AuditFilter after(AuditRow row) {
        return new AuditFilter(sources, name, prefix, profile, from, until, row.createdAt(), row.auditId());
    }
}
