/**
 * The settings of reporting that superusers chose: the level, the receiver, the protocol, and the list that they agreed to. Nothing is sent
 * without this agreement.
 */
@NullMarked
package rollcall.sender.consent;

import org.jspecify.annotations.NullMarked;
