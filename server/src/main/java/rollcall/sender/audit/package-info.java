/** The audit log: it records who did what on this installation, and it is searched here. */
@NullMarked
package rollcall.sender.audit;

import org.jspecify.annotations.NullMarked;
