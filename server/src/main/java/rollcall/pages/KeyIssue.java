package rollcall.pages;

import java.util.Map;
import rollcall.access.keys.ApiKeys;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** Issues API keys on pages, and notes each in the audit log. */
public final class KeyIssue {
    private final ApiKeys keys;
    private final AuditLog auditLog;

    public KeyIssue(ApiKeys keys, AuditLog auditLog) {
        this.keys = keys;
        this.auditLog = auditLog;
    }

    /**
     * Issues a key and returns it; it cannot be read again.
     *
     * @param label its purpose; may be empty, at most 80 characters
     * @throws InvalidInput if the label is too long or has control characters
     */
    public String issue(PageRequest pageRequest, Product product, String label) {
        String key = keys.issue(product, label, pageRequest.who().email());
        auditLog.action(
                "key-issued",
                pageRequest.who().email(),
                Map.of("product", product.slug(), "prefix", ApiKeys.prefix(key)));
        return key;
    }
}
