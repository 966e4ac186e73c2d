/**
 * The way of batches of events into the database: one transaction a batch, resends, raw rows, and reading or deleting them.
 *
 * <p>This room knows no heartbeats and no rollups.
 */
@NullMarked
package rollcall.store.events;

import org.jspecify.annotations.NullMarked;
