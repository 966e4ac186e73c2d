/**
 * The tables of the sender and of the audit log.
 *
 * <p>This room knows nothing of what was received.
 */
@NullMarked
package rollcall.store.sender;

import org.jspecify.annotations.NullMarked;
