/**
 * The instance's side: what this installation reports, to whom, who agreed to it, and what waits to be sent. Off until asked.
 *
 * <p>What leaves went through the gate that receivers have. This room knows no page and no door; it does not know who is logged in.
 */
package rollcall.sender;
