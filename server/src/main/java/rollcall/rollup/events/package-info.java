/** Rolls batches of events up into counts, bitmaps and sketches of users, by blocks of days. */
package rollcall.rollup.events;
