/**
 * The tables of the sender and of the audit log.
 *
 * <p>This room does not use the tables of received reports.
 */
@NullMarked
package rollcall.store.sender;

import org.jspecify.annotations.NullMarked;
