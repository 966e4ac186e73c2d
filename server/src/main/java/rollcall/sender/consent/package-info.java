/**
 * What superusers decided about reporting: the level, the receiver, the protocol, and the list that they agreed to. Nothing leaves
 * without it.
 */
@NullMarked
package rollcall.sender.consent;

import org.jspecify.annotations.NullMarked;
