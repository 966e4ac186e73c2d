/**
 * The questions that maintainers ask: which instances are active, which versions are adopted, how a field is distributed, which events
 * happen, how far instances come in a funnel. Each answer is a plain value with its denominator.
 *
 * <p>This room knows no SQL and no HTML. It reads the rollups, and reads raw rows by their primary key only. So the cost of an answer
 * depends on the days and values shown and not on the number of heartbeats. It may call the reading DAOs of the store; the bytes of bitmaps
 * are read by {@code rollup.read} alone.
 */
package rollcall.analysis;
