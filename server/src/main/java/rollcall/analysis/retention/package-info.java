/** How many of the instances that were new in a week or month are still active later. */
@NullMarked
package rollcall.analysis.retention;

import org.jspecify.annotations.NullMarked;
