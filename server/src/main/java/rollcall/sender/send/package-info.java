/** How a report gets to its receiver: what is due, one request after another, and what became of each. It knows no page. */
@NullMarked
package rollcall.sender.send;

import org.jspecify.annotations.NullMarked;
