/** Takes forgotten test instances out of the rollups. */
@NullMarked
package rollcall.rollup.clearing;

import org.jspecify.annotations.NullMarked;
