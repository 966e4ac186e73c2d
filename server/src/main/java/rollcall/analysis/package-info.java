/**
 * The questions that maintainers ask, by name: who is present, which versions are adopted, how a field is distributed, which events
 * happen, how far a funnel is walked. Each answer is a plain value with its denominator.
 *
 * <p>This room knows no SQL and no HTML; it asks the rollups, and raw rows only by their primary key, so that the cost of an answer
 * depends on the days and values shown and not on how many heartbeats ever came in.
 */
package rollcall.analysis;
