/** Who reports a field at all, and what share of installations reports. */
@NullMarked
package rollcall.analysis.coverage;

import org.jspecify.annotations.NullMarked;
