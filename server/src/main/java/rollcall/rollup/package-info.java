/**
 * Rolls raw rows up into bitmaps and counts by day. This package has what the rollups of heartbeats and of events share: keys, blocks of
 * days, bitmaps, and turns between products.
 *
 * <p>Rolling up the same heartbeats twice changes nothing. Events are marked in the transaction that counts them, so none is counted twice.
 * This room does not depend on the analysis or the pages.
 */
@NullMarked
package rollcall.rollup;

import org.jspecify.annotations.NullMarked;
