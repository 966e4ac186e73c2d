/**
 * The vocabulary of the field: what an instance reports and why something was refused.
 *
 * <p>Plain values. This room knows no other room, no JSON, no database and no clock.
 */
package rollcall.report;
