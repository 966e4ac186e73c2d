/**
 * The tables of rollups and the queues in front of them: bitmaps of instances a day, counts of events, and what is parked.
 *
 * <p>These classes store the rows that {@code rollcall.rollup} makes, and decide nothing about their content.
 */
@NullMarked
package rollcall.store.rollups;

import org.jspecify.annotations.NullMarked;
