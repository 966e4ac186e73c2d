package rollcall.store.events;

import java.util.List;

/**
 * What is known of a batch's place before it is stored.
 *
 * @param batchId its number
 * @param ordinal the position of its instance in every bitmap
 * @param keepDays for how many days its product keeps raw events
 * @param inDoubt the instance's batches whose answers were not confirmed, oldest first
 */
record OpenBatch(long batchId, int ordinal, int keepDays, List<EventBatchTable.InDoubt> inDoubt) {}
