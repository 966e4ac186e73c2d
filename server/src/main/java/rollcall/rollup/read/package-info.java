/** Reads rollups for the analysis. All numbers of pages that come from stored bitmaps are read here. */
@NullMarked
package rollcall.rollup.read;

import org.jspecify.annotations.NullMarked;
