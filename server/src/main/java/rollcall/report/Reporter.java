package rollcall.report;

import java.util.UUID;

/**
 * One installation of a product, as a report names it. The API key decides the product, never the payload.
 *
 * @param instanceId the installation's own random identifier; upper and lower case are the same UUID
 * @param schemaVersion the version of the sender's schema, at most 16 characters
 */
public record Reporter(UUID instanceId, String schemaVersion) {}
