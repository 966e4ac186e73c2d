/**
 * The sender, in sub-rooms: what this installation reports, to whom, who agreed to it, and what waits to be sent. Sending is off until a
 * superuser switches it on.
 *
 * <p>Everything that is sent has passed the same gate that receivers use. This room knows no page and no endpoint, and does not know who is
 * logged in.
 */
@NullMarked
package rollcall.sender;

import org.jspecify.annotations.NullMarked;
