/** How a release does in its first days, beside another one. */
@NullMarked
package rollcall.analysis.health;

import org.jspecify.annotations.NullMarked;
