/** How a report gets to its receiver: what is due, one request after another, and what became of each. It knows no page. */
package rollcall.sender.send;
