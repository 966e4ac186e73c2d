/**
 * The way of batches of events into the database: one transaction a batch, resends, raw rows, and reading or deleting them.
 *
 * <p>This room knows no heartbeats and no rollups.
 */
package rollcall.store.events;
