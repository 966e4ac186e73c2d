/**
 * The tables of rollups and the queues in front of them: bitmaps of instances a day, counts of events, and what is parked.
 *
 * <p>This room writes what it is given; what a rollup is decides {@code rollcall.rollup}.
 */
@NullMarked
package rollcall.store.rollups;

import org.jspecify.annotations.NullMarked;
