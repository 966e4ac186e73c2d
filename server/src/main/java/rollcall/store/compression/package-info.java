/**
 * Makes raw rows small: zstd, with a dictionary for each product that is made of documents which nobody sent.
 *
 * <p>This room knows no heartbeats and no events: it takes bytes and gives bytes.
 */
@NullMarked
package rollcall.store.compression;

import org.jspecify.annotations.NullMarked;
