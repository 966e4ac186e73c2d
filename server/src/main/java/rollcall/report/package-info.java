/**
 * The basic values of Rollcall: what an instance reports, and why a report is rejected.
 *
 * <p>This room knows no other room, no JSON, no database and no clock.
 */
@NullMarked
package rollcall.report;

import org.jspecify.annotations.NullMarked;
