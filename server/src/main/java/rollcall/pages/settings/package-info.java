/**
 * The pages on which superusers see and change what Rollcall does: telemetry, the audit log, a product's settings, and jobs.
 *
 * <p>This room changes nothing itself: it calls {@code rollcall.sender} and {@code rollcall.access}.
 */
package rollcall.pages.settings;
