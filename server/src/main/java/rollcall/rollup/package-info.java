/**
 * Rolls raw rows up into bitmaps and counts by day. This package has what the rollups of heartbeats and of events share: keys, blocks of days,
 * bitmaps, and turns between products.
 *
 * <p>Rolling up the same rows twice changes nothing. This room knows no question and no page.
 */
@NullMarked
package rollcall.rollup;

import org.jspecify.annotations.NullMarked;
