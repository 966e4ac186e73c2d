package rollcall.report;

import java.util.UUID;

/**
 * Who reports: one installation of a product. The product itself is decided by the API key, never by the payload.
 *
 * @param instanceId the installation's own random identifier; a UUID has no case, so upper and lower case are the same instance
 * @param schemaVersion the sender's wire schema, at most 16 characters
 */
public record Reporter(UUID instanceId, String schemaVersion) {}
