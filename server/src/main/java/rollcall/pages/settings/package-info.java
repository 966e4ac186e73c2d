/**
 * The pages on which superusers see and change what Rollcall does: telemetry, the audit log, a product, jobs.
 *
 * <p>This room changes nothing itself: it hands wishes on to {@code rollcall.sender} and {@code rollcall.access}.
 */
package rollcall.pages.settings;
