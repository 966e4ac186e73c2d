/**
 * Raw days in, bitmaps out. Here is what the rollups of heartbeats and of events share: keys, blocks of days, bitmaps, and turns between
 * products.
 *
 * <p>A rollup that runs twice over the same rows changes nothing. This room knows no question and no page.
 */
@NullMarked
package rollcall.rollup;

import org.jspecify.annotations.NullMarked;
