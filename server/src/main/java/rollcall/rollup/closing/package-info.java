/**
 * Closes days that are over: makes their standings and blocks of days from their bitmaps. A day whose bitmaps change later is closed again,
 * with all days after it.
 */
@NullMarked
package rollcall.rollup.closing;

import org.jspecify.annotations.NullMarked;
