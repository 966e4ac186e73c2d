/** Reads rollups for questions; the only way from a bitmap in a table to a number on a page. */
@NullMarked
package rollcall.rollup.read;

import org.jspecify.annotations.NullMarked;
