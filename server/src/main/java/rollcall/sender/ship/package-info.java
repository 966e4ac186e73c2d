/** How a report gets to its receiver: what is due, one request after another, and what became of each. Knows no page and no table but by its interface. */
package rollcall.sender.ship;
