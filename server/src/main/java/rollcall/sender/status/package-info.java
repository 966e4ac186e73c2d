/**
 * What an administrator sees of the sender and does with it: what is true now, what would leave, and how it is switched off. It shows no
 * key.
 */
@NullMarked
package rollcall.sender.status;

import org.jspecify.annotations.NullMarked;
