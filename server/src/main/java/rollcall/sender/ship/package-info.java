/**
 * How a report gets to its receiver: what is due, one request after another, and what became of each.
 *
 * <p>Knows no page, and of tables their interfaces alone.
 */
package rollcall.sender.ship;
