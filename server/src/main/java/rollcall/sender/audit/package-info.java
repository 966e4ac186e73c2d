/** The audit log: who did what on this installation, written down and searched. */
@NullMarked
package rollcall.sender.audit;

import org.jspecify.annotations.NullMarked;
