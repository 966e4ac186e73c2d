package rollcall.sender.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param entries newest first
 * @param next where the list goes on; null at its end
 */
public record AuditList(List<AuditEntry> entries, @Nullable String next) {}
