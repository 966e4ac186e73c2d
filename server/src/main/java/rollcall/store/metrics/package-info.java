/** What metrics come to on days that are not over: the one place with exact sums. */
@NullMarked
package rollcall.store.metrics;

import org.jspecify.annotations.NullMarked;
