/**
 * The instance's side, in rooms below: what this installation reports, to whom, who agreed to it, and what waits to be sent. Off until
 * asked.
 *
 * <p>What leaves went through the gate that receivers have. This room knows no page and no endpoint, and not who is logged in.
 */
@NullMarked
package rollcall.sender;

import org.jspecify.annotations.NullMarked;
