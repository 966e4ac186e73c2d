/** Rolls batches of events up into counts, bitmaps and sketches of users, by blocks of days. */
@NullMarked
package rollcall.rollup.events;

import org.jspecify.annotations.NullMarked;
